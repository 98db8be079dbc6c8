using System.Globalization;
using System.Text.Json;

namespace Aetherion.EndToEnd.Tests.Clients;

/// <summary>The clients that web developers use, unchanged, against the executable with its own schema and defaults.</summary>
public sealed class ClientTests(ClientsRun run) : IClassFixture<ClientsRun>
{
    /// <summary>The audits of the pinned version; fewer would mean that some were not run.</summary>
    private const int AuditsMin = 60;

    /// <summary>The clients by their scripts.</summary>
    public static IReadOnlyList<string> All { get; } = ["graphql-ws", "graphql-sse", "urql ws", "urql sse", "apollo"];

    public static TheoryData<string> Clients => [.. All];

    [Fact]
    public void Every_audit_of_graphql_http_passes()
    {
        using var report = JsonDocument.Parse(run.Audits);
        var audits = report.RootElement.EnumerateArray().ToList();
        audits.Count.ShouldBeGreaterThanOrEqualTo(AuditsMin);
        audits.Where(audit => audit.GetProperty("status").GetString() != "ok")
            .Select(audit => $"{audit.GetProperty("name")}: {audit.GetProperty("reason")}")
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_query_is_answered(string client)
    {
        var instrument = run.Report(client, "query").GetProperty("data").GetProperty("instrument");

        instrument.GetProperty("id").GetString().ShouldBe("sim:BTC-USD");
        instrument.GetProperty("venue").GetString().ShouldBe("sim");
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_mutation_is_carried_out(string client)
    {
        var bot = run.Report(client, "mutation").GetProperty("data").GetProperty("createBot").GetProperty("bot");

        bot.GetProperty("status").GetString().ShouldBe("CREATED");
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Errors_arrive_with_their_codes(string client)
    {
        run.Report(client, "missing").GetRawText().ShouldContain("NOT_FOUND");
        run.Report(client, "invalid").GetRawText().ShouldContain("GRAPHQL_VALIDATION_FAILED");
        run.Report(client, "refused").GetRawText().ShouldContain("NOT_FOUND");
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_subscription_sends_events_and_goes_on_after_the_service_was_killed_and_started_again(string client)
    {
        SequenceOf(run.Report(client, "events")).ShouldBeGreaterThan(0);
        SequenceOf(run.Report(client, "again")).ShouldBeGreaterThan(0);
    }

    private static long SequenceOf(JsonElement result) => long.Parse(
        result.GetProperty("data").GetProperty("tick").GetProperty("sequence").GetString()!, CultureInfo.InvariantCulture);
}
