using System.Text.Json.Nodes;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Tests.Models;

public sealed class ModelChangesTests
{
    private const string Payload =
        "{ model { version state } event { sequence kind version previousVersion actor reason } "
        + "errors { __typename ... on InvalidInput { code message path } ... on Refused { code message } } "
        + "clientMutationId }";

    private const string Scope = "regime/sim:BTC-USD/M1";

    [Fact]
    public async Task A_model_is_promoted_and_rolled_back()
    {
        await using var api = await ModelsTests.StartAsync();

        var promoted = await ChangeAsync(api, """promoteModel(input: { id: "model~m1", reason: "It is better.", clientMutationId: "c" })""");
        await ChangeAsync(api, """promoteModel(input: { id: "m2", expectedChampion: "model~m1" })""");
        var rolledBack = await ChangeAsync(api, $"rollBackModel(input: {{ scope: \"{Scope}\", expectedChampion: \"m2\" }})");

        promoted.ToJsonString().ShouldBe(
            """
            {"model":{"version":"m1","state":"CHAMPION"},"event":{"sequence":"4","kind":"PROMOTED","version":"m1","previousVersion":null,"actor":"api, local","reason":"It is better."},"errors":[],"clientMutationId":"c"}
            """);
        rolledBack["model"]!.ToJsonString().ShouldBe("""{"version":"m1","state":"CHAMPION"}""");
        ((string)rolledBack["event"]!["kind"]!).ShouldBe("ROLLED_BACK");
        api.Parts.Models.Events.Length.ShouldBe(6);
    }

    [Fact]
    public async Task A_challenger_is_set_and_taken_away()
    {
        await using var api = await ModelsTests.StartAsync();

        var set = await ChangeAsync(api, $"setChallenger(input: {{ scope: \"{Scope}\", id: \"m2\" }})");
        var taken = await ChangeAsync(api, $"setChallenger(input: {{ scope: \"{Scope}\" }})");

        set["model"]!.ToJsonString().ShouldBe("""{"version":"m2","state":"CHALLENGER"}""");
        taken["model"].ShouldBeNull();
        ((string)taken["event"]!["kind"]!).ShouldBe("CHALLENGER_SET");
        taken["event"]!["version"].ShouldBeNull();
    }

    [Fact]
    public async Task Another_champion_than_expected_is_refused_as_data_and_changes_nothing()
    {
        await using var api = await ModelsTests.StartAsync();
        await ChangeAsync(api, """promoteModel(input: { id: "m1" })""");

        var payload = await ChangeAsync(api, """promoteModel(input: { id: "m2" })""");

        ((string)payload["errors"]![0]!["__typename"]!).ShouldBe("Refused");
        ((string)payload["errors"]![0]!["code"]!).ShouldBe(ModelRefusals.ChampionChanged);
        payload["event"].ShouldBeNull();
        payload["model"]!.ToJsonString().ShouldBe("""{"version":"m2","state":"REGISTERED"}""");
    }

    [Theory]
    [InlineData("promoteModel(input: { id: \"none\" })", "NOT_FOUND")]
    [InlineData("rollBackModel(input: { scope: \"regime/sim:BTC-USD/M1\", expectedChampion: \"none\" })", "NOT_FOUND")]
    [InlineData("setChallenger(input: { scope: \"regime/sim:BTC-USD/M1\", id: \"none\" })", "NOT_FOUND")]
    [InlineData("rollBackModel(input: { scope: \"nonsense\", expectedChampion: \"m1\" })", "BAD_USER_INPUT")]
    [InlineData("setChallenger(input: { scope: \"regime/x/M1\", id: \"m1\" })", "BAD_USER_INPUT")]
    public async Task What_is_not_there_or_cannot_be_is_refused_as_data(string mutation, string code)
    {
        await using var api = await ModelsTests.StartAsync();

        var payload = await ChangeAsync(api, mutation);

        ((string)payload["errors"]![0]!["code"]!).ShouldBe(code);
        ((string)payload["errors"]![0]!["message"]!).ShouldNotBeNullOrWhiteSpace();
        api.Parts.Models.Events.Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_reason_that_is_too_long_is_refused()
    {
        await using var api = await ModelsTests.StartAsync();

        var payload = await ChangeAsync(api, $"promoteModel(input: {{ id: \"m1\", reason: \"{new string('x', 501)}\" }})");

        ((string)payload["errors"]![0]!["path"]![1]!).ShouldBe("reason");
    }

    [Fact]
    public async Task A_character_that_the_tables_cannot_hold_is_no_outage()
    {
        await using var api = await ModelsTests.StartAsync();

        var reason = await ChangeAsync(api, """promoteModel(input: { id: "m1", reason: "a\u0000b" })""");
        var id = await ChangeAsync(api, """promoteModel(input: { id: "m\u00001" })""");

        ((string)reason["errors"]![0]!["path"]![1]!).ShouldBe("reason");
        ((string)id["errors"]![0]!["code"]!).ShouldBe("NOT_FOUND");
        api.Parts.Models.Events.Length.ShouldBe(3);
        api.Parts.Models.Reads.ShouldBeEmpty("the tables were not asked");
    }

    private static async Task<JsonNode> ChangeAsync(TestApi api, string mutation) =>
        (await api.QueryAsync($"mutation {{ result: {mutation} {Payload} }}"))["result"]!;
}
