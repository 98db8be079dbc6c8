using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aetherion.Client.Tests;

/// <summary>The packed package in the hands of a user, against a service that runs.</summary>
public sealed partial class PackageTests(PackageRun run) : IClassFixture<PackageRun>
{
    [Fact]
    public void The_compiler_refuses_every_mistake_and_nothing_else()
    {
        var lines = File.ReadAllLines(Path.Combine(WorkingCopy.Consumer, "mistakes.ts"));
        var mistakes = Enumerable.Range(1, lines.Length).Where(line => lines[line - 1].EndsWith("// mistake", StringComparison.Ordinal));
        var refused = RefusalPattern().Matches(run.Compiled).Select(match => match.Groups[1].Value).Distinct();

        refused.ShouldBe(mistakes.Select(line => $"mistakes.ts({line}"), run.Compiled);
    }

    [Fact]
    public void A_query_is_answered() =>
        Texts(run.Report.GetProperty("instruments")).ShouldBe(["sim:BTC-USD", "sim:ETH-USD"]);

    [Fact]
    public void A_subscription_to_all_regimes_tells_of_each() =>
        Texts(run.Report.GetProperty("regimes")).Length.ShouldBe(2);

    [Fact]
    public void A_bot_is_made_and_a_repeated_request_makes_no_other()
    {
        run.Report.GetProperty("created").GetString().ShouldBe("CREATED");
        run.Report.GetProperty("repeated").GetString().ShouldBe("local/packaged");
        Texts(run.Report.GetProperty("refused")).ShouldBe(["BOT_EXISTS"]);
        Texts(run.Report.GetProperty("missing")).ShouldBe(["NOT_FOUND"]);
    }

    [Fact]
    public void A_stream_goes_on_after_the_service_was_killed_without_a_gap_or_a_repetition()
    {
        var sequences = Texts(run.Report.GetProperty("sequences"));

        run.Report.GetProperty("reconnections").GetInt32().ShouldBeGreaterThan(0);
        run.Report.GetProperty("gaps").GetInt32().ShouldBe(0);
        sequences.Length.ShouldBeGreaterThanOrEqualTo(5);
        sequences.ShouldBe(Enumerable.Range(1, sequences.Length).Select(sequence => $"{sequence}"));
    }

    [Theory]
    [InlineData("urql", "local/packaged")]
    [InlineData("apollo", "local/packaged")]
    [InlineData("graphql-request", "sim:BTC-USD")]
    public void The_documents_work_with_other_clients(string client, string id) =>
        Texts(run.Report.GetProperty("others").GetProperty(client)).ShouldContain(id);

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString()!)];

    [GeneratedRegex(@"^(\S+\(\d+),\d+\): error", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex RefusalPattern();
}
