#pragma once

#include "shell/ui/ui.hpp"

#include <string>
#include <vector>

namespace cairn::gallery {

/// What the pages edit; a picture shows it as it is here.
struct Scratch {
    bool is_han = false;
    std::string name = "Kubernetes";
    std::string empty;
    std::string hours = "60";
    std::string notes = "Walk through the retry queue ownership. 先看所有权，再看并发。\nThen decide: Tower or "
                        "hand-written middleware.";
    std::string secret = "correct horse";
    int language = 0;
    int zone = 3;
    int role = 0;
    int level = 2;
    int segment = 0;
    int tab = 0;
    int places = 3;
    int radio = 1;
    double weight = 60;
    bool is_checked = true;
    bool is_off = false;
    bool is_on = true;
    bool is_dialog_open = true;
    bool is_side_open = true;
    bool is_toast_shown = false;
    bool free_hours[7][24] = {};
};

/// Every component once, as on the designer's sheet; and pages that use them together.
void components_page(ui::Ui& ui, Scratch& scratch);
void charts_page(ui::Ui& ui, Scratch& scratch);
void home_page(ui::Ui& ui, Scratch& scratch);
void coaches_page(ui::Ui& ui, Scratch& scratch);
void form_page(ui::Ui& ui, Scratch& scratch);
void welcome_page(ui::Ui& ui, Scratch& scratch);
void dialog_page(ui::Ui& ui, Scratch& scratch);
void toast_page(ui::Ui& ui, Scratch& scratch);
void side_page(ui::Ui& ui, Scratch& scratch);

}  // namespace cairn::gallery
