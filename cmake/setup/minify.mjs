// Modules as JSON { name: text } on standard input, the same without comments, spaces and long local names on standard
// output. Nothing that other files can see is renamed.
import { minify } from 'terser';

let input = '';
for await (const chunk of process.stdin) input += chunk;
const output = {};
for (const [name, text] of Object.entries(JSON.parse(input))) {
  const { code } = await minify({ [name]: text }, { module: true, ecma: 2022, compress: { passes: 2 }, format: { comments: false } });
  output[name] = code;
}
process.stdout.write(JSON.stringify(output));
