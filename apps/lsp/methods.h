#pragma once

#include "apps/lsp/server.h"

/// One function a method of the protocol; server.cpp holds the table. Parameters that are not of the protocol's form throw what
/// nlohmann::json throws.
namespace sekisho::lsp {

// lifecycle.cpp
Json initialize(Server& server, const Json& params);
Json shut_down(Server& server, const Json& params);

// synchronise.cpp
void did_open(Server& server, const Json& params);
void did_change(Server& server, const Json& params);
void did_save(Server& server, const Json& params);
void did_close(Server& server, const Json& params);
void did_change_watched_files(Server& server, const Json& params);
void did_change_workspace_folders(Server& server, const Json& params);

// one file each
Json hover(Server& server, const Json& params);
Json completion(Server& server, const Json& params);
Json formatting(Server& server, const Json& params);
Json code_actions(Server& server, const Json& params);
// navigate.cpp
Json definition(Server& server, const Json& params);
Json references(Server& server, const Json& params);
Json highlights(Server& server, const Json& params);
// rename.cpp
Json prepare_rename(Server& server, const Json& params);
Json rename(Server& server, const Json& params);
// symbols.cpp
Json document_symbols(Server& server, const Json& params);
Json workspace_symbols(Server& server, const Json& params);

}  // namespace sekisho::lsp
