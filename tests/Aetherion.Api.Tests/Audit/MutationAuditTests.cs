using System.Text.Json.Nodes;
using Aetherion.Api.Tests.Fakes;
using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Tests.Audit;

public sealed class MutationAuditTests
{
    private const string Start =
        """mutation { startBot(input: { id: "local/first", idempotencyKey: "t1" }) { bot { id } errors { __typename } } }""";

    [Fact]
    public async Task Every_mutation_of_the_schema_is_written_before_it_is_tried_and_when_it_has_ended()
    {
        await using var api = await TestApi.StartAsync();
        var mutations = api.Service<GraphQLSchema>().MutationType!.Fields;
        mutations.ShouldNotBeEmpty();

        foreach (var mutation in mutations)
        {
            var (query, variables) = ValidArguments.Call("mutation", mutation);
            var known = api.Parts.Audit.Entries.Length;
            var answer = await api.ExecuteAsync(query, variables);

            var written = api.Parts.Audit.Entries[known..].Select(entry => entry.Record)
                .Where(record => record.Action == mutation.Name).ToList();
            written.Count.ShouldBe(2, $"{query} {variables} {answer}");
            written[0].Outcome.ShouldBe(AuditOutcome.Requested);
            written[1].Outcome.ShouldNotBe(AuditOutcome.Requested);
            written[1].RefersTo.ShouldBe(written[0].Id);
            written[0].After.ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task What_a_mutation_is_about_follows_from_its_name()
    {
        await using var api = await TestApi.StartAsync();
        var categories = api.Service<GraphQLSchema>().MutationType!.Fields
            .ToDictionary(field => field.Name, field => Api.Audit.AuditCategories.Of(field.Name));

        categories["startBot"].ShouldBe(AuditCategory.Trading);
        categories["setTradingState"].ShouldBe(AuditCategory.Trading);
        categories["promoteModel"].ShouldBe(AuditCategory.Models);
        categories["cancelTraining"].ShouldBe(AuditCategory.Models);
        Api.Audit.AuditCategories.Of("createApiKey").ShouldBe(AuditCategory.Access);
        Api.Audit.AuditCategories.Of("setPlan").ShouldBe(AuditCategory.Configuration);
    }

    [Fact]
    public async Task An_entry_says_who_did_what_and_how_it_stood_before_and_after()
    {
        await using var api = await WithBotAsync();

        await api.QueryAsync(Start);

        var (request, end) = (api.Parts.Audit.Entries[0].Record, api.Parts.Audit.Entries[1].Record);
        (request.Actor, request.Action, request.Subject).ShouldBe(("local", "startBot", "local/first"));
        JsonNode.Parse(request.After!)!["input"]!["id"]!.GetValue<string>().ShouldBe("local/first");
        JsonNode.Parse(request.Before!)!["status"]!.GetValue<string>().ShouldBe("Created");
        (end.Outcome, end.Subject).ShouldBe((AuditOutcome.Accepted, "local/first"));
        JsonNode.Parse(end.After!)!["status"]!.GetValue<string>().ShouldBe("WarmingUp");
    }

    [Fact]
    public async Task What_is_made_is_named_by_the_id_it_was_given()
    {
        await using var api = await TestApi.StartAsync();

        await api.QueryAsync(
            """mutation { createBot(input: { name: "New one", instrumentId: "sim:BTC-USD" }) { bot { id } } }""");

        var end = api.Parts.Audit.Entries[^1].Record;
        end.Subject.ShouldBe("local/new-one");
        JsonNode.Parse(end.After!)!["configuration"]!["name"]!.GetValue<string>().ShouldBe("New one");
    }

    [Fact]
    public async Task A_refusal_is_written_with_its_code()
    {
        await using var api = await TestApi.StartAsync();

        await api.QueryAsync(Start);

        var end = api.Parts.Audit.Entries[^1].Record;
        (end.Outcome, end.Reason, end.After).ShouldBe((AuditOutcome.Refused, "NOT_FOUND", null));
    }

    [Theory]
    [InlineData("""confirmLiveTrading(input: { botId: "local/first", challenge: "hunter2" })""", 1)]
    [InlineData("""addVenueKey(input: { venue: "sim", name: "n", apiKey: "hunter2", apiSecret: "hunter2", passphrase: "hunter2" })""", 3)]
    [InlineData("""createWebhook(input: { url: "https://me:hunter2@example.com/a?key=hunter2", topics: [BOT_EVENTS] })""", 2)]
    [InlineData("""createWebhook(input: { url: "https://example.com/a?key=hunter2", topics: [BOT_EVENTS] })""", 1)]
    public async Task The_secrets_that_mutations_take_are_not_written(string mutation, int secretCount)
    {
        await using var api = await TestApi.StartAsync();

        await api.ExecuteAsync($"mutation {{ {mutation} {{ __typename }} }}");

        var records = api.Parts.Audit.Entries.Select(entry => entry.Record).ToList();
        records.Count.ShouldBe(2);
        records[0].After!.Split(AuditDocument.Redacted).Length.ShouldBe(secretCount + 1);
        records.ShouldAllBe(record => !record.ToString().Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_changed_that_cannot_be_written()
    {
        await using var api = await WithBotAsync();
        api.Parts.Audit.Failing = (0, new TimeoutException());

        (await api.FailAsync(Start)).ShouldBe("TIMEOUT");

        Bot(api).Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_that_was_made_is_not_called_failed_when_its_end_cannot_be_written()
    {
        await using var api = await WithBotAsync();
        api.Parts.Audit.Failing = (1, new TimeoutException());

        (await api.QueryAsync(Start))["startBot"]!["bot"]!["id"]!.GetValue<string>().ShouldBe("local/first");

        api.Parts.Audit.Entries.ShouldHaveSingleItem().Record.Outcome.ShouldBe(AuditOutcome.Requested);
    }

    [Fact]
    public async Task Two_fields_of_one_operation_are_two_changes_in_their_order()
    {
        await using var api = await WithBotAsync();

        await api.QueryAsync(
            """
            mutation { a: startBot(input: { id: "local/first", idempotencyKey: "t2" }) { __typename }
                       b: pauseBot(input: { id: "local/first", idempotencyKey: "t3" }) { __typename } }
            """);

        api.Parts.Audit.Entries.Select(entry => (entry.Record.Action, entry.Record.Outcome)).ShouldBe(
        [
            ("startBot", AuditOutcome.Requested), ("startBot", AuditOutcome.Accepted),
            ("pauseBot", AuditOutcome.Requested), ("pauseBot", AuditOutcome.Accepted),
        ]);
    }

    [Fact]
    public async Task Queries_are_not_written()
    {
        await using var api = await TestApi.StartAsync();

        await api.QueryAsync("{ bots { nodes { id } } }");

        api.Parts.Audit.Entries.ShouldBeEmpty();
    }

    private static async Task<TestApi> WithBotAsync()
    {
        var api = await TestApi.StartAsync();
        api.Parts.Tenant.Add(TestData.Bot(new TenantKey("local", "first")));
        return api;
    }

    private static FakeBotGrain Bot(TestApi api) =>
        (FakeBotGrain)api.Cluster.GetGrain<GrainInterfaces.IBotGrain>("local/first");
}
