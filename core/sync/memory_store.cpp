#include "core/sync/memory_store.hpp"

namespace cairn::sync {

Answer MemoryStore::answer(const Request& request) {
    Answer answer{.id = request.id, .status = 200, .body = {}, .etag = {}};
    const auto object = objects.find(request.name);
    const auto tag = [&] { return "\"" + std::to_string(versions_[request.name]) + "\""; };
    switch (request.method) {
        case Method::get:
            ++gets;
            if (object == objects.end()) {
                answer.status = 404;
            } else {
                answer.body = object->second;
                answer.etag = tag();
            }
            return answer;
        case Method::make_folder:
            answer.status = folders_.emplace(request.name, true).second ? 201 : 405;
            return answer;
        case Method::put: break;
    }
    ++puts;
    const std::size_t end_of_folder = request.name.rfind('/');
    if (habits_.needs_folders && !folders_.contains(request.name.substr(0, end_of_folder + 1))) {
        answer.status = 409;
        return answer;
    }
    if (request.condition != Condition::none) {
        const bool is_met = request.condition == Condition::absent ? object == objects.end()
                                                                   : object != objects.end() && request.etag == tag();
        if (habits_.refuses_conditions) answer.status = 501;
        if (habits_.calls_right_tags_wrong || (habits_.has_conditions && !is_met)) answer.status = 412;
        if (answer.status != 200) return answer;
    }
    answer.status = object == objects.end() ? 201 : 204;
    objects[request.name] = request.body;
    versions_[request.name] = ++version_;
    answer.etag = tag();
    return answer;
}

}  // namespace cairn::sync
