using System.Text.Json.Nodes;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Models;

public sealed class ModelsTests
{
    private static readonly ModelScope BtcScope = new(ModelFamilies.Regime, TestData.Btc.Id, Timeframe.M1);

    [Fact]
    public async Task A_model_tells_what_it_is_by_its_id_and_by_its_version()
    {
        await using var api = await StartAsync();

        var model = (await api.QueryAsync(
            """
            { model(id: "model~m1") { id version family scope instrument { id } timeframe state trainedTo dataHash seed
              features document } }
            """))["model"]!;
        var byVersion = await api.QueryAsync("""{ model(id: "m1") { id } node(id: "model~m1") { id } }""");

        model.ToJsonString().ShouldBe(
            """
            {"id":"model~m1","version":"m1","family":"regime","scope":"regime/sim:BTC-USD/M1","instrument":{"id":"sim:BTC-USD"},"timeframe":"M1","state":"REGISTERED","trainedTo":"2026-03-02T12:00:00.000000Z","dataHash":"ab12","seed":"7","features":["LogReturn","RelativeVolume"],"document":"{\u0022of\u0022:\u0022m1\u0022}"}
            """);
        byVersion.ToJsonString().ShouldBe("""{"model":{"id":"model~m1"},"node":{"id":"model~m1"}}""");
    }

    [Fact]
    public async Task Figures_are_told_by_their_path()
    {
        await using var api = await TestApi.StartAsync();
        api.Parts.Models.Add(
            "m1", BtcScope,
            """{"inSample":{"bic":-12.5,"converged":true,"labels":{"Bull":0.25},"states":[{"share":1}]},"outOfSample":{"auc":null}}""");

        var figures = (await api.QueryAsync("""{ model(id: "m1") { figures { sample name value text } } }"""))["model"]!;

        figures["figures"]!.AsArray().Select(figure => $"{figure!["sample"]} {figure["name"]} {figure["value"]} {figure["text"]}")
            .ShouldBe([
                "inSample bic -12.5 -12.5", "inSample converged  True", "inSample labels.Bull 0.25 0.25",
                "inSample states.0.share 1 1"]);
    }

    [Fact]
    public async Task Models_are_listed_newest_first_in_pages_and_by_family()
    {
        await using var api = await StartAsync();
        api.Parts.Models.Add("a1", new ModelScope(ModelFamilies.Anomaly));

        var first = (await api.QueryAsync("{ models(first: 2) { nodes { version instrument { id } } pageInfo { endCursor hasNextPage } } }"))["models"]!;
        var second = (await api.QueryAsync(
            $"{{ models(first: 2, after: \"{first["pageInfo"]!["endCursor"]}\") {{ nodes {{ version }} pageInfo {{ hasNextPage }} }} }}"))["models"]!;
        var ofFamily = await api.QueryAsync("""{ models(where: { family: "anomaly" }) { nodes { version } } }""");

        Versions(first).ShouldBe(["a1", "m3"]);
        first["nodes"]![0]!["instrument"].ShouldBeNull("it serves every instrument");
        Versions(second).ShouldBe(["m2", "m1"]);
        ((bool)second["pageInfo"]!["hasNextPage"]!).ShouldBeFalse();
        Versions(ofFamily["models"]!).ShouldBe(["a1"]);
    }

    [Theory]
    [InlineData("orderBy: OLDEST_FIRST", new[] { "m1", "m2", "m3" })]
    [InlineData("last: 2", new[] { "m2", "m1" })]
    [InlineData("where: { state: CHAMPION }", new[] { "m2" })]
    [InlineData("where: { state: RETIRED }", new[] { "m1" })]
    [InlineData("where: { from: \"2026-03-02T12:01:00Z\", to: \"2026-03-02T12:02:00Z\" }", new[] { "m2" })]
    [InlineData("where: { state: RETIRED, from: \"2026-03-02T12:01:00Z\" }", new string[0])]
    [InlineData("where: { family: \"anomaly\" }", new string[0])]
    public async Task Models_are_ordered_and_chosen(string arguments, string[] expected)
    {
        await using var api = await StartAsync();
        await api.Parts.Models.PromoteAsync("m1", null, "test", "", TestContext.Current.CancellationToken);
        await api.Parts.Models.PromoteAsync("m2", "m1", "test", "", TestContext.Current.CancellationToken);

        var page = (await api.QueryAsync($"{{ models({arguments}) {{ nodes {{ version }} totalCount }} }}"))["models"]!;

        Versions(page).ShouldBe(expected);
    }

    [Fact]
    public async Task A_page_of_models_goes_on_when_the_model_at_its_end_is_not_wanted_any_more()
    {
        await using var api = await StartAsync();
        const string Registered = "where: { state: REGISTERED }";
        var first = (await api.QueryAsync(
            $"{{ models(first: 1, {Registered}) {{ nodes {{ version }} pageInfo {{ endCursor }} }} }}"))["models"]!;
        await api.Parts.Models.PromoteAsync("m3", null, "test", "", TestContext.Current.CancellationToken);

        var next = (await api.QueryAsync(
            $"{{ models(first: 1, {Registered}, after: \"{first["pageInfo"]!["endCursor"]}\") {{ nodes {{ version }} }} }}"))["models"]!;

        Versions(first).ShouldBe(["m3"]);
        Versions(next).ShouldBe(["m2"]);
    }

    [Theory]
    [InlineData("first: 1", "PROMOTED")]
    [InlineData("first: 9", "PROMOTED PROMOTED REGISTERED")]
    [InlineData("first: 9, orderBy: OLDEST_FIRST", "REGISTERED PROMOTED PROMOTED")]
    [InlineData("first: 9, where: { kinds: [REGISTERED] }", "REGISTERED")]
    [InlineData("first: 9, where: { afterSequence: 4 }", "PROMOTED")]
    public async Task Events_of_a_model_are_ordered_and_chosen(string arguments, string expected)
    {
        await using var api = await StartAsync();
        await api.Parts.Models.PromoteAsync("m1", null, "test", "", TestContext.Current.CancellationToken);
        await api.Parts.Models.PromoteAsync("m2", "m1", "test", "", TestContext.Current.CancellationToken);

        var model = await api.QueryAsync($"{{ model(id: \"m1\") {{ events({arguments}) {{ nodes {{ kind }} }} }} }}");

        string.Join(' ', model["model"]!["events"]!["nodes"]!.AsArray().Select(node => (string)node!["kind"]!))
            .ShouldBe(expected);
    }

    [Fact]
    public async Task A_list_with_documents_and_events_takes_as_many_reads_as_one_model()
    {
        await using var api = await StartAsync();
        await api.Parts.Models.PromoteAsync("m1", null, "test", "", TestContext.Current.CancellationToken);
        await api.Parts.Models.PromoteAsync("m2", "m1", "test", "", TestContext.Current.CancellationToken);

        var models = (await api.QueryAsync(
            "{ models { nodes { version features document events(first: 2) { nodes { kind model { state } } } } } }"))["models"]!;

        api.Parts.Models.Reads.ShouldBe(["ListAsync", "FindManyAsync", "ReadEventsOfVersionsAsync", "FindSummariesAsync"], ignoreOrder: true);
        models["nodes"]!.AsArray().Select(model => string.Join(' ', model!["events"]!["nodes"]!.AsArray().Select(e => $"{e!["kind"]}:{e["model"]!["state"]}")))
            .ShouldBe(["REGISTERED:REGISTERED", "PROMOTED:CHAMPION REGISTERED:CHAMPION", "PROMOTED:CHAMPION PROMOTED:RETIRED"]);
    }

    [Fact]
    public async Task A_damaged_model_says_so_and_the_others_are_told()
    {
        await using var api = await StartAsync();
        api.Parts.Models.Damaged.Add("m2");

        (await api.FailAsync("""{ model(id: "m2") { version document } }""")).ShouldBe("MODEL_DAMAGED");
        (await api.QueryAsync("""{ model(id: "m2") { state } other: model(id: "m1") { document } }"""))["other"]!["document"]!
            .GetValue<string>().ShouldContain("m1");
    }

    [Fact]
    public async Task A_list_tells_which_models_are_damaged_the_champion_too_in_one_look()
    {
        await using var api = await StartAsync();
        await api.Parts.Models.PromoteAsync("m2", null, "test", "", TestContext.Current.CancellationToken);
        api.Parts.Models.Damaged.Add("m2");

        var models = (await api.QueryAsync("{ models { nodes { version state damage } } }"))["models"]!;
        var model = (await api.QueryAsync("""{ model(id: "m2") { damage } }"""))["model"]!;

        models["nodes"]!.ToJsonString().ShouldBe(
            """
            [{"version":"m3","state":"REGISTERED","damage":null},{"version":"m2","state":"CHAMPION","damage":"The stored model m2 is damaged."},{"version":"m1","state":"REGISTERED","damage":null}]
            """);
        ((string)model["damage"]!).ShouldBe("The stored model m2 is damaged.");
        api.Parts.Models.Reads.ShouldBe(["ListAsync", "InspectAsync", "FindSummariesAsync", "InspectAsync"]);
    }

    [Fact]
    public async Task Nothing_is_inspected_for_who_does_not_ask()
    {
        await using var api = await StartAsync();

        await api.QueryAsync("{ models { nodes { version state } } }");

        api.Parts.Models.Reads.ShouldBe(["ListAsync"]);
    }

    [Theory]
    [InlineData("model(id: \"none\")")]
    [InlineData("model(id: \"model~none\")")]
    [InlineData("node(id: \"model~none\")")]
    [InlineData("node(id: \"training~9\")")]
    [InlineData("trainingJob(id: \"training~9\")")]
    [InlineData("trainingJob(id: \"9x\")")]
    public async Task What_is_not_there_is_not_found(string query)
    {
        await using var api = await StartAsync();

        (await api.FailAsync($"{{ {query} {{ id }} }}")).ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task A_family_that_cannot_be_is_refused()
    {
        await using var api = await StartAsync();

        (await api.FailAsync("""{ models(where: { family: "No Family" }) { nodes { id } } }""")).ShouldBe("BAD_USER_INPUT");
    }

    internal static async Task<TestApi> StartAsync()
    {
        var api = await TestApi.StartAsync();
        foreach (var version in (string[])["m1", "m2", "m3"])
            api.Parts.Models.Add(version, BtcScope);
        return api;
    }

    private static IEnumerable<string> Versions(JsonNode models) =>
        models["nodes"]!.AsArray().Select(model => (string)model!["version"]!);
}
