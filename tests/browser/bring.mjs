// A small change that every person with data can make, and a look at what is stored.

/// Brings a table with one skill, as a file that is dropped on the window, and takes it in. `t`: the page's words.
export async function bringSkill(page, t, name) {
  await page.evaluate((id) => {
    const data = new DataTransfer();
    data.items.add(new File([`id,title\n${id},${id}\n`], `${id}.csv`));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data }));
  }, name);
  // A page that nobody looks at draws nothing: its last button may still be there when the file has not been read yet.
  await page.getByText(`${name}.csv`).first().waitFor({ state: 'attached' });
  await page.getByRole('button', { name: t('import', 'confirm', { count: 1 }) }).dispatchEvent('click');
  await page.waitForFunction(() => location.hash !== '#/import', null, { polling: 50 });  // hidden pages have no frames
}

/// Of `names` those that the journal's files hold, as this tab has read them.
export const namesStored = (page, names) => page.evaluate((wanted) => {
  const { files } = globalThis.cairn;
  const text = files.readdir('/data').filter((name) => /\.(seg|snap)$/.test(name))
    .map((name) => new TextDecoder('latin1').decode(files.readFile(`/data/${name}`))).join('');
  return wanted.filter((name) => text.includes(name));
}, names);
