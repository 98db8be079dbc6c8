using System.Text.Json.Nodes;
using Aetherion.Api.Requests;
using Aetherion.Api.Tests.Bots;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Requests;

public sealed class IdempotencyTests
{
    [Fact]
    public async Task A_repetition_has_no_second_effect_and_gets_the_payload_of_the_first()
    {
        await using var api = await BotsTests.StartAsync();
        var first = await StartAsync(api, "key-1");
        await ChangeAsync(api, "pauseBot", "key-2");

        var repeated = await StartAsync(api, "key-1");

        repeated.ToJsonString().ShouldBe(first.ToJsonString());
        ((string)repeated["bot"]!["status"]!).ShouldBe("WARMING_UP");
        Bot(api).Calls.ShouldBe(["start", "pause"]);
        Bot(api).Bot!.Status.ShouldBe(BotStatus.Paused);
    }

    [Fact]
    public async Task A_refusal_is_the_payload_of_its_repetitions_as_well()
    {
        await using var api = await BotsTests.StartAsync();
        var refused = await StartAsync(api, "key-1", ", expectedVersion: 2");
        await StartAsync(api, "key-2");

        var repeated = await StartAsync(api, "key-1", ", expectedVersion: 2");

        ((string)refused["errors"]![0]!["code"]!).ShouldBe("VERSION_CONFLICT");
        repeated.ToJsonString().ShouldBe(refused.ToJsonString());
    }

    [Fact]
    public async Task Another_input_under_the_same_key_is_a_conflict_and_changes_nothing()
    {
        await using var api = await BotsTests.StartAsync();
        await StartAsync(api, "key-1");

        var other = await StartAsync(api, "key-1", ", expectedVersion: 2");

        ((string)other["errors"]![0]!["code"]!).ShouldBe("IDEMPOTENCY_CONFLICT");
        other["bot"].ShouldBeNull();
        Bot(api).Calls.ShouldBe(["start"]);
    }

    [Fact]
    public async Task A_key_stands_for_a_request_of_one_mutation_and_what_only_names_the_request_is_no_content()
    {
        await using var api = await BotsTests.StartAsync();
        await StartAsync(api, "key-1", ", clientMutationId: \"a\"");

        (await StartAsync(api, "key-1", ", clientMutationId: \"b\""))["errors"]!.AsArray().ShouldBeEmpty();
        await ChangeAsync(api, "pauseBot", "key-1");

        Bot(api).Calls.ShouldBe(["start", "pause"]);
    }

    [Fact]
    public async Task A_repetition_that_comes_meanwhile_waits_for_the_first()
    {
        await using var api = await BotsTests.StartAsync();
        var (isAsked, mayGoOn, isWaiting) = (NewSignal(), NewSignal(), NewSignal());
        Bot(api).OnChange = () =>
        {
            isAsked.TrySetResult();
            return mayGoOn.Task;
        };
        var first = StartAsync(api, "key-1");
        await isAsked.Task.WaitAsync(Waiting.Limit, TestContext.Current.CancellationToken);
        api.Parts.Requests.OnClaim = state =>
        {
            if (state == IdempotencyClaimState.InProgress)
                isWaiting.TrySetResult();
        };
        var second = StartAsync(api, "key-1");
        await isWaiting.Task.WaitAsync(Waiting.Limit, TestContext.Current.CancellationToken);
        second.IsCompleted.ShouldBeFalse();
        mayGoOn.SetResult();

        (await second).ToJsonString().ShouldBe((await first).ToJsonString());
        Bot(api).Calls.ShouldBe(["start"]);
    }

    [Fact]
    public async Task After_a_failure_the_next_try_is_carried_out_under_the_same_id()
    {
        await using var api = await BotsTests.StartAsync();
        var fails = true;
        Bot(api).OnChange = () => fails ? throw new TimeoutException() : Task.CompletedTask;
        (await api.FailAsync(Mutation("startBot", "key-1", ""))).ShouldBe("TIMEOUT");
        fails = false;

        (await StartAsync(api, "key-1"))["errors"]!.AsArray().ShouldBeEmpty();

        Bot(api).RequestIds.Count.ShouldBe(2);
        Bot(api).RequestIds[0].ShouldNotBeNull();
        Bot(api).RequestIds[1].ShouldBe(Bot(api).RequestIds[0]);
    }

    [Theory]
    [InlineData("startBot(input: { id: \"local/my-bot\" })")]
    [InlineData("pauseBot(input: { id: \"local/my-bot\" })")]
    [InlineData("stopBot(input: { id: \"local/my-bot\" })")]
    [InlineData("deleteBot(input: { id: \"local/my-bot\" })")]
    [InlineData("setTradingState(input: { accountId: \"account~local/my-bot\", state: HALTED })")]
    public async Task What_trades_is_refused_without_a_key(string mutation)
    {
        await using var api = await BotsTests.StartAsync();

        (await api.FailAsync($"mutation {{ {mutation} {{ clientMutationId }} }}")).ShouldBe("GRAPHQL_VALIDATION_FAILED");

        Bot(api).Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\\u0000")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        await using var api = await BotsTests.StartAsync();

        var payload = await StartAsync(api, key);

        ((string)payload["errors"]![0]!["code"]!).ShouldBe("BAD_USER_INPUT");
        Bot(api).Calls.ShouldBeEmpty();
    }

    [Fact]
    public void One_content_has_one_hash_however_it_is_written()
    {
        CanonicalBody.Hash(new Body("a", 1.50m, "k1")).ShouldBe(CanonicalBody.Hash(new Body("a", 1.5m, "k2")));
        CanonicalBody.Hash(new Body("a", 1.50m, "k1")).ShouldBe(CanonicalBody.Hash(new Reversed("k3", 1.5m, "a", null)));
        CanonicalBody.Hash(new Body("a", 1.51m, "k1")).ShouldNotBe(CanonicalBody.Hash(new Body("a", 1.5m, "k1")));
    }

    private static FakeBotGrain Bot(TestApi api) => (FakeBotGrain)api.Cluster.GetGrain<IBotGrain>("local/my-bot");

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static Task<JsonNode> StartAsync(TestApi api, string key, string more = "") =>
        ChangeAsync(api, "startBot", key, more);

    private static async Task<JsonNode> ChangeAsync(TestApi api, string mutation, string key, string more = "") =>
        (await api.QueryAsync(Mutation(mutation, key, more)))[mutation]!;

    private static string Mutation(string mutation, string key, string more) =>
        $"mutation {{ {mutation}(input: {{ id: \"local/my-bot\", idempotencyKey: \"{key}\"{more} }}) "
        + "{ bot { status version } errors { ... on UserError { code } } } }";

    private sealed record Body(string Name, decimal Size, string IdempotencyKey);

    private sealed record Reversed(string ClientMutationId, decimal Size, string Name, string? Later);
}
