// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/simulator/faultbodies.h"

namespace suitescope {

namespace {

// A row in which every SuiteQL row begins, and where a whole object does.
constexpr std::string_view rowStart = R"({"links":[],)";

std::string withMember(const std::string &json, std::string_view member)
{
    std::string out;
    size_t from = 0;
    for (size_t at = json.find(rowStart); at != std::string::npos; at = json.find(rowStart, from)) {
        out.append(json, from, at + rowStart.size() - from).append(member).append(",");
        from = at + rowStart.size();
    }
    if (from == 0 && json.size() > 2 && json.front() == '{') {
        out.append("{").append(member).append(",");
        from = 1;
    }
    return out.append(json, from);
}

} // namespace

WireAnswer htmlAnswer(int status, const char *title)
{
    WireAnswer page;
    page.status = status;
    page.contentType = "text/html; charset=utf-8";
    page.body = std::string("<!DOCTYPE html><html><head><title>") + title
        + "</title></head><body><h1>" + title + "</h1></body></html>";
    return page;
}

WireAnswer redirectAnswer(const QByteArray &location)
{
    WireAnswer page = htmlAnswer(302, "Found");
    page.headers.append({"Location", location});
    return page;
}

WireAnswer hugeAnswer()
{
    WireAnswer answer = jsonAnswer({}, "application/vnd.oracle.resource+json; type=collection");
    answer.delivery = WireAnswer::Delivery::Huge;
    for (int row = 0; row < 1000; ++row) {
        answer.body += R"({"links":[],"id":")" + std::to_string(1000 + row)
            + R"(","memo":"one of very many rows"},)";
    }
    return answer;
}

WireAnswer endlessAnswer(std::chrono::milliseconds pause)
{
    WireAnswer answer = hugeAnswer();
    answer.delivery = WireAnswer::Delivery::Endless;
    answer.pause = pause;
    return answer;
}

std::string_view bodyStart()
{
    return R"({"links":[],"items":[)";
}

std::string_view bodyEnd()
{
    return R"({"links":[]}],"hasMore":false,"offset":0})";
}

std::string withOddText(const std::string &json)
{
    return withMember(
        json,
        R"("oddtext":"lone \ud800 and \udfff, NUL \u0000, bell \u0007, pair \ud83d\ude00, )"
        "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80, " // emoji joined by ZWJ
        "\xE2\x80\xAE" // right-to-left override
        "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"
        "\xE2\x80\xAC, e\xCC\x81\xCC\x81, \xEF\xBF\xBD, \xEF\xBF\xBF"
        R"(, <b>bold<\/b>, \u2028 end")");
}

std::string withBrokenUtf8(const std::string &json)
{
    return withMember(json,
                      "\"oddtext\":\"overlong \xC0\xAF, surrogate \xED\xA0\x80, stray \xBF, "
                      "cut \xE2\x82, beyond \xF5\x80\x80\x80\"");
}

} // namespace suitescope
