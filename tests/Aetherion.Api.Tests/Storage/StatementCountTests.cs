namespace Aetherion.Api.Tests.Storage;

/// <summary>
/// A list of fifty is read with as many statements as a list of two, whatever is asked of each item. On a real database.
/// </summary>
public sealed class StatementCountTests(CountedStorage storage) : IClassFixture<CountedStorage>
{
    [Theory]
    [InlineData("instruments", "candles(timeframe: M1, first: 3, from: \"2026-01-01T00:00:00Z\") { nodes { open regime anomaly { score modelVersion } } }", 3)]
    [InlineData("instruments", "regimeHistory(first: 3) { nodes { id instrument { id } } }", 1)]
    [InlineData("instruments", "featureHistory(first: 3) { nodes { logReturn } }", 1)]
    [InlineData("instruments", "trades(first: 3) { nodes { price } }", 1)]
    [InlineData("bots", "orders(first: 2) { nodes { id fills { id } bot { name } } }", 2)]
    [InlineData("bots", "fills(first: 2) { nodes { id order { id } } }", 2)]
    [InlineData("bots", "events(first: 2) { nodes { sequence } } account { id }", 1)]
    [InlineData("positions", "bot { orders(first: 1) { nodes { id } } }", 1)]
    [InlineData("orders", "bot { name } instrument { id } fills { id }", 2)]
    [InlineData("fills", "order { id bot { id } }", 2)]
    [InlineData("jobs", "... on TrainingJob { model { version } instrument { id } }", 3)]
    [InlineData("decisions", "... on StrategySwitch { instrument { id } } ... on RegimeTransition { instrument { id } }", 2)]
    public async Task A_list_of_fifty_takes_as_many_statements_as_one_of_two(string list, string fields, int statements)
    {
        await CountAsync(list, fields, 2);

        var (few, two) = await CountAsync(list, fields, 2);
        var (many, fifty) = await CountAsync(list, fields, CountedStorage.ParentsMax);

        two.ShouldBe(2);
        fifty.ShouldBe(CountedStorage.ParentsMax);
        many.Count.ShouldBe(few.Count, string.Join('\n', many));
        many.Count.ShouldBe(statements, string.Join('\n', many));
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("fills")]
    [InlineData("jobs")]
    [InlineData("decisions")]
    public async Task Many_nodes_take_as_many_statements_as_two(string list)
    {
        var page = (await storage.Api.QueryAsync($"{{ {list}(first: {CountedStorage.ParentsMax}) {{ nodes {{ id }} }} }}"))[list]!["nodes"]!.AsArray();
        var ids = page.Select(node => (string)node!["id"]!).ToList();
        storage.Counter.Take();
        await FindAsync([ids[0], ids[^1]]);
        var few = storage.Counter.Take();

        await FindAsync(ids);

        storage.Counter.Take().Count.ShouldBe(few.Count);
    }

    private async Task FindAsync(List<string> ids)
    {
        var nodes = (await storage.Api.QueryAsync("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids }))["nodes"]!;
        nodes.AsArray().Select(node => (string?)node?["id"]).ShouldBe(ids);
    }

    private async Task<(IReadOnlyList<string> Statements, int Count)> CountAsync(string list, string fields, int size)
    {
        storage.Counter.Take();
        var nodes = (await storage.Api.QueryAsync($"{{ {list}(first: {size}) {{ nodes {{ id {fields} }} }} }}"))[list]!["nodes"]!;
        return (storage.Counter.Take(), nodes.AsArray().Count);
    }
}
