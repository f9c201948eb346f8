#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/crypto/key.hpp"
#include "shell/platform/platform.hpp"
#include "shell/screens/draft_forms.hpp"

namespace cairn::screens {

/// What was typed and not saved, by the name of its form. It stands beside the record, is written at once and by every
/// tab, and therefore survives a reload and a crash.
///
/// Units:    at most 24 forms and 256 KB; the oldest go first. Each is forgotten 30 days after its last change.
/// Errors:   what cannot be read counts as nothing kept; what cannot be written stays in this window alone.
/// Cost:     reads and writes the whole store; called when a form has changed, not in every frame.
class Drafts {
public:
    static constexpr std::size_t count_max = 24;
    static constexpr std::size_t bytes_max = 256 * 1024;
    static constexpr std::int64_t age_ms_max = 30LL * 24 * 60 * 60 * 1000;

    explicit Drafts(host::Platform& platform) : platform_(&platform) {}

    [[nodiscard]] std::optional<Bytes> find(std::string_view form) const;
    void keep(std::string_view form, Bytes bytes);
    void forget(std::string_view form);
    void forget_all();

    /// A locked record seals what was typed too: what is kept is read and written with this key; none: as it is.
    void use_key(std::optional<crypto::Key> key) { key_ = std::move(key); }
    /// The same, and what is kept moves over.
    void change_key(std::optional<crypto::Key> key);

private:
    struct Draft {
        std::string form;
        std::int64_t changed_ms = 0;
        Bytes bytes;

        template <class Archive>
        void serialize(Archive& archive) {
            archive(form, changed_ms, bytes);
        }
    };
    struct Kept {
        std::uint8_t version = 1;
        std::vector<Draft> drafts;  ///< the oldest first

        template <class Archive>
        void serialize(Archive& archive) {
            archive(version, drafts);
        }
    };

    [[nodiscard]] std::vector<Draft> read() const;
    void write(std::vector<Draft> drafts);

    host::Platform* platform_;
    std::optional<crypto::Key> key_;
};

/// One form of the interface, followed while it is drawn: open, draw, close. `Form` has ==, a default that means
/// "nothing typed", and is known to draft_forms.hpp.
template <class Form>
class FormDraft {
public:
    explicit FormDraft(Form& form) : form_(&form) {}

    /// Before the form is drawn; `name` says whose form it is. Takes up what was kept under it.
    void open(const Drafts& drafts, std::string_view name) {
        if (name == name_) return;
        is_from_start_ = name_.empty();
        name_ = name;
        kept_.reset();
        is_back_ = false;
        *form_ = {};
        const auto bytes = drafts.find(name);
        auto form = bytes ? read_form<Form>(*bytes) : fail(Errc::bytes_malformed);
        if (!form) return;
        *form_ = *form;
        kept_ = std::move(*form);
        is_back_ = true;
    }

    /// In place of open: the form begins with this, whatever was kept under its name.
    void begin(std::string_view name, Form form) {
        name_ = name;
        is_from_start_ = is_back_ = false;
        kept_.reset();
        *form_ = std::move(form);
    }

    /// After it was drawn; `has_unsaved`: it says something that the record does not.
    void close(Drafts& drafts, bool has_unsaved) {
        if (!has_unsaved) {
            if (kept_) drafts.forget(name_);
            kept_.reset();
            is_back_ = false;
        } else if (kept_ != *form_) {
            drafts.keep(name_, write_form(*form_));
            kept_ = *form_;
        }
    }

    /// The person does not want it, or a command that was carried out has saved it.
    void drop(Drafts& drafts) {
        if (!name_.empty()) drafts.forget(name_);
        *form_ = {};
        kept_.reset();
        is_back_ = false;
    }

    [[nodiscard]] const std::string& name() const { return name_; }
    /// It was taken up from what was kept, and has not been saved or dropped since.
    [[nodiscard]] bool is_back() const { return is_back_; }
    /// The same, when it was the first form of its kind in this window: the person had it before their eyes.
    [[nodiscard]] bool is_back_from_start() const { return is_back_ && is_from_start_; }

private:
    Form* form_;
    std::string name_;
    std::optional<Form> kept_;
    bool is_back_ = false;
    bool is_from_start_ = false;
};

}  // namespace cairn::screens
