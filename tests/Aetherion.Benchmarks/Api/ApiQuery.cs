namespace Aetherion.Benchmarks.Api;

/// <summary>A query that is measured, and how many times its peers' figures ours should be.</summary>
internal sealed record ApiQuery(
    string Name, string Document, int ObjectCount, double YogaRatioMin, double MercuriusRatioMin)
{
    private const int CandleCount = 500;

    public static ApiQuery Small { get; } = new(
        "small query", """{ instrument(id: "sim:BTC-USD") { id symbol lastPrice } }""", 1, 3, 1.5);

    public static ApiQuery List { get; } = new(
        $"list of {CandleCount} objects",
        $$"""
        { instrument(id: "sim:BTC-USD") { candles(timeframe: M1, first: {{CandleCount}}) {
          nodes { openTime open high low close volume } } } }
        """,
        CandleCount,
        3,
        1.2);

    /// <summary>Everything that the peers have to hold to answer both.</summary>
    public static string All { get; } =
        $$"""
        { instrument(id: "sim:BTC-USD") { id symbol lastPrice candles(timeframe: M1, first: {{CandleCount}}) {
          nodes { openTime open high low close volume } } } }
        """;
}
