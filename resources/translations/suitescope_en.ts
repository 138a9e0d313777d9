<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>DoctorText</name>
    <message numerus="yes">
        <source>%Ln failed sign-ins of 5. Five within half an hour lock the user for 30 minutes.</source>
        <translation>
            <numerusform>%Ln failed sign-in of 5. Five within half an hour lock the user for 30 minutes.</numerusform>
            <numerusform>%Ln failed sign-ins of 5. Five within half an hour lock the user for 30 minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record types</source>
        <translation>
            <numerusform>%Ln record type</numerusform>
            <numerusform>%Ln record types</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days left</source>
        <translation>
            <numerusform>%Ln day left</numerusform>
            <numerusform>%Ln days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyText</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RotationText</name>
    <message numerus="yes">
        <source>%n connection(s) share the certificate</source>
        <translation>
            <numerusform>%n connection shares the certificate</numerusform>
            <numerusform>%n connections share the certificate</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%Ln minutes ago</source>
        <translation>
            <numerusform>%Ln minute ago</numerusform>
            <numerusform>%Ln minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours ago</source>
        <translation>
            <numerusform>%Ln hour ago</numerusform>
            <numerusform>%Ln hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::CellViewer</name>
    <message numerus="yes">
        <source>%1 characters</source>
        <translation>
            <numerusform>%1 character</numerusform>
            <numerusform>%1 characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::CertificateLine</name>
    <message numerus="yes">
        <source>The certificate ends on %1, %n day(s) left</source>
        <translation>
            <numerusform>The certificate ends on %1, %n day left</numerusform>
            <numerusform>The certificate ends on %1, %n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days left</source>
        <translation>
            <numerusform>%Ln day left</numerusform>
            <numerusform>%Ln days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::ConnectionListModel</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The certificate ends on %1, in %n day(s). Queries and records stop working then.</source>
        <translation>
            <numerusform>The certificate ends on %1, in %n day. Queries and records stop working then.</numerusform>
            <numerusform>The certificate ends on %1, in %n days. Queries and records stop working then.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::ConnectionView</name>
    <message numerus="yes">
        <source>Certificate ends in %n day(s)</source>
        <translation>
            <numerusform>Certificate ends in %n day</numerusform>
            <numerusform>Certificate ends in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::DonePage</name>
    <message numerus="yes">
        <source>%n file(s) from before the refresh hold(s) what it wiped: %1.</source>
        <translation>
            <numerusform>One file from before the refresh holds what it wiped: %1.</numerusform>
            <numerusform>%n files from before the refresh hold what it wiped: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) from before this change hold(s) the earlier values: %1.</source>
        <translation>
            <numerusform>One file from before this change holds the earlier values: %1.</numerusform>
            <numerusform>%n files from before this change hold the earlier values: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::EnvExportForm</name>
    <message numerus="yes">
        <source>Secrets are masked here and written in full. %n name(s) are replaced, nothing else.</source>
        <translation>
            <numerusform>Secrets are masked here and written in full. %n name is replaced, nothing else.</numerusform>
            <numerusform>Secrets are masked here and written in full. %n names are replaced, nothing else.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source># … %n other line(s) of the file stay as they are</source>
        <translation>
            <numerusform># … %n other line of the file stays as it is</numerusform>
            <numerusform># … %n other lines of the file stay as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::EnvFindingList</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::KeySummary</name>
    <message numerus="yes">
        <source>%Ln days, the longest NetSuite accepts</source>
        <translation>
            <numerusform>%Ln day, the longest NetSuite accepts</numerusform>
            <numerusform>%Ln days, the longest NetSuite accepts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::KeysPlace</name>
    <message numerus="yes">
        <source>%n certificate(s) end within 60 days, or have ended.</source>
        <translation>
            <numerusform>%n certificate ends within 60 days, or has ended.</numerusform>
            <numerusform>%n certificates end within 60 days, or have ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::LadderView</name>
    <message numerus="yes">
        <source>%Ln checks wait</source>
        <translation>
            <numerusform>%Ln check waits</numerusform>
            <numerusform>%Ln checks wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::LimitsSection</name>
    <message numerus="yes">
        <source>The account&apos;s limits are shown to its administrators only. SuiteScope sends at most %n request(s) at the same time.</source>
        <translation>
            <numerusform>The account&apos;s limits are shown to its administrators only. SuiteScope sends at most %n request at the same time.</numerusform>
            <numerusform>The account&apos;s limits are shown to its administrators only. SuiteScope sends at most %n requests at the same time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::OverviewPlace</name>
    <message numerus="yes">
        <source>%n row(s), %1</source>
        <translation>
            <numerusform>%n row, %1</numerusform>
            <numerusform>%n rows, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::QueryCommand</name>
    <message numerus="yes">
        <source>%n row(s) in %1.</source>
        <translation>
            <numerusform>%n row in %1.</numerusform>
            <numerusform>%n rows in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::RotationDialog</name>
    <message numerus="yes">
        <source>%n step(s) wait</source>
        <translation>
            <numerusform>%n step waits</numerusform>
            <numerusform>%n steps wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Certificate ID and private key are replaced; %n other line(s) stay as they are.</source>
        <translation>
            <numerusform>Certificate ID and private key are replaced; %n other line stays as it is.</numerusform>
            <numerusform>Certificate ID and private key are replaced; %n other lines stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::SightSection</name>
    <message numerus="yes">
        <source>%n record type(s)</source>
        <translation>
            <numerusform>1 record type</numerusform>
            <numerusform>%n record types</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suitescope::YearLine</name>
    <message numerus="yes">
        <source>%n certificate(s) on a line of two years</source>
        <extracomment>for screen readers; the table below says the same line by line</extracomment>
        <translation>
            <numerusform>%n certificate on a line of two years</numerusform>
            <numerusform>%n certificates on a line of two years</numerusform>
        </translation>
    </message>
</context>
</TS>
