#include "shell/text/roles.hpp"

namespace cairn::text {

std::string_view role_name(const Text& text, Role role) {
    switch (role) {
        case role_learner: return text.role_learner();
        case role_coach: return text.role_coach();
        case role_organiser: return text.role_organiser();
    }
    return {};
}

std::string role_names(const Text& text, std::int64_t roles) {
    std::string out;
    for (const Role role : {role_learner, role_coach, role_organiser}) {
        if ((roles & role) == 0) continue;
        if (!out.empty()) out += text.language_separator();
        out += role_name(text, role);
    }
    return out;
}

}  // namespace cairn::text
