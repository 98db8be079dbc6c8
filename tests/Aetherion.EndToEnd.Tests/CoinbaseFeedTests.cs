using System.Globalization;
using System.Text.Json;
using Aetherion.Testing;

namespace Aetherion.EndToEnd.Tests;

/// <summary>`run --feed coinbase` against a venue that says what Coinbase said in a recording.</summary>
public sealed class CoinbaseFeedTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_recorded_session_comes_out_of_the_api_as_the_book_and_trades_that_the_venue_told()
    {
        await using var venue = await RecordedCoinbase.StartAsync(TestContext.Current.CancellationToken);
        using var service = ServiceProcess.StartWith(
            new Dictionary<string, string> { ["AETHERION_COINBASE_URL"] = venue.Address.AbsoluteUri.TrimEnd('/') },
            "run", "--port", "0", "--data", _folder.Path, "--feed", "coinbase", "--symbols", "SKL-USD,NOPE-USD");
        await service.WaitUntilReadyAsync(Timeout);
        using GraphQLClient client = new(service.Address);

        var answer = await GraphQLClient.UntilAsync(
            "the last book and trade", () => client.AskAsync(
                """
                { instrument(id: "coinbase:SKL-USD") { baseCurrency lastPrice feed { state } orderBook(depth: 1) {
                  bids { price quantity } asks { price quantity } } trades(first: 100) { nodes { price } } } }
                """),
            data => IsLive(data) && Levels(data) == (0.7902m, 468m, 0.7911m, 450m) && Trades(data).GetArrayLength() == 52, Timeout);

        var instrument = answer.GetProperty("instrument");
        instrument.GetProperty("baseCurrency").GetString().ShouldBe("SKL");
        instrument.GetProperty("lastPrice").GetString().ShouldBe("0.7902");
        venue.Received.ShouldBe(
            [
                """{"type":"subscribe","channels":["status"]}""",
                """{"type":"subscribe","product_ids":["SKL-USD"],"channels":["level2","matches","heartbeat","ticker"]}""",
            ]);
    }

    private static bool IsLive(JsonElement data) =>
        data.GetProperty("instrument") is { ValueKind: JsonValueKind.Object } instrument
        && instrument.GetProperty("feed").GetProperty("state").GetString() == "LIVE"
        && Book(data).GetProperty("asks").GetArrayLength() == 1 && Book(data).GetProperty("bids").GetArrayLength() == 1;

    private static JsonElement Book(JsonElement data) => data.GetProperty("instrument").GetProperty("orderBook");

    private static JsonElement Trades(JsonElement data) =>
        data.GetProperty("instrument").GetProperty("trades").GetProperty("nodes");

    private static (decimal Bid, decimal BidQuantity, decimal Ask, decimal AskQuantity) Levels(JsonElement data) => (
        Number(data, "bids", "price"), Number(data, "bids", "quantity"), Number(data, "asks", "price"),
        Number(data, "asks", "quantity"));

    private static decimal Number(JsonElement data, string side, string name) =>
        decimal.Parse(Book(data).GetProperty(side)[0].GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
