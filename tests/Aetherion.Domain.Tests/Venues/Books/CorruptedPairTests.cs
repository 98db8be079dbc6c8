using System.Text;
using Aetherion.Domain.Venues;
using Aetherion.Domain.Venues.Binance;
using Aetherion.Domain.Venues.Books;
using Aetherion.Domain.Venues.Trades;

namespace Aetherion.Domain.Tests.Venues.Books;

/// <summary>
/// The archive's pairs of a clean and a corrupted file, put back into the frames they came from. The clean halves stay
/// in sync throughout; for the corrupted ones every changed row has its outcome, also where nothing can be noticed.
/// </summary>
public sealed class CorruptedPairTests(ITestOutputHelper output)
{
    private const string Coin = "binance-{0}-coin-m-futures-trxusd-perp-04-03-2025";
    private const string Usd = "binance-{0}-usd-m-futures-trxusdt-04-03-2025";
    private const string Spot = "binance-{0}-spot-trxusdt-04-03-2025";
    private const string Depth = "difference-depth-stream";
    private const string Trade = "trade-stream";
    private const string OffBook = nameof(TradeTapeVerdict.OffBook);

    private static readonly InstrumentScale Scale = new(0.00001m, 0.00000001m);

    private readonly BinanceDecoder _decoder = new();
    private readonly VenueMessage _message = new();

    /// <summary>
    /// File, and of each changed row: number, outcome, and the first row after it that is not taken in as usual.
    /// </summary>
    public static TheoryData<string, string> DepthPairs { get; } = new()
    {
        {
            Coin,
            "1 WrongSymbol then 2 InvalidValue; 2 InvalidValue then 3 NoSuchSide; 3 NoSuchSide then 9 InvalidValue; "
            + "7 Applied then 9 InvalidValue; 9 InvalidValue; 10000 Applied"
        },
        { Usd, "" },
        { Spot, "1 InvalidValue then 8 Gap; 8 Gap; 9 Applied; 10000 Applied" },
    };

    public static TheoryData<string, string> TradePairs { get; } = new()
    {
        { Coin, "1 Released then 3 Duplicate; 3 Duplicate then 4 Gap of 1; 10000 Released" },
        { Usd, "1 InvalidValue" },
        { Spot, "3 Duplicate then 4 Gap of 1; 10000 Released" },
    };

    [Theory]
    [MemberData(nameof(DepthPairs))]
    public void Books_of_the_clean_half_stay_in_sync_and_each_change_of_the_other_has_its_outcome(
        string file, string expected) =>
        Compare(file, Depth, expected, ReplayDepth, nameof(BookSyncVerdict.Applied));

    [Theory]
    [MemberData(nameof(TradePairs))]
    public void Trades_of_the_clean_half_follow_each_other_and_each_change_of_the_other_has_its_outcome(
        string file, string expected) =>
        Compare(file, Trade, expected, ReplayTrades, nameof(TradeTapeVerdict.Released));

    private void Compare(
        string file, string stream, string expected, Func<ArchiveRows, string[]> replay, string usual)
    {
        ArchiveRows clean = new($"test-positive-{string.Format(file, stream)}");
        ArchiveRows corrupted = new($"test-negative-{string.Format(file, stream)}");
        // The last row of most clean files has a time rounded by hand, which parts it from its frame.
        replay(clean)[..^1].Distinct().Except([usual, OffBook]).ShouldBeEmpty();
        var outcomes = replay(corrupted);
        List<string> changes = [];
        for (var row = 0; row < clean.Rows.Length; row++)
        {
            if (clean.Rows[row] == corrupted.Rows[row])
                continue;
            var next = Array.FindIndex(outcomes, row + 1, o => o != usual && o != OffBook);
            changes.Add($"{row + 1} {outcomes[row]}{(next < 0 ? "" : $" then {next + 1} {outcomes[next]}")}");
            output.WriteLine($"{changes[^1]}: {corrupted.Rows[row]}");
        }
        string.Join("; ", changes).ShouldBe(expected);
    }

    private string[] ReplayDepth(ArchiveRows file)
    {
        var isSpot = file.Get(file.Rows[0], "FinalUpdateIdInLastStream").Length == 0;
        BookSynchronizer book = new(isSpot ? BookChaining.FirstUpdateId : BookChaining.PreviousUpdateId, Scale);
        List<string> outcomes = [];
        foreach (var group in Frames(file))
        {
            var outcome = ReplayUpdate(book, file, group);
            outcomes.AddRange(Enumerable.Repeat(outcome, group.Length));
        }
        return [.. outcomes];
    }

    /// <summary>
    /// The archive has no snapshot, so an empty one stands in whenever one is asked for, at the id that the update in
    /// hand follows: what is checked is the chain, not what lies below the levels that changed.
    /// </summary>
    private string ReplayUpdate(BookSynchronizer book, ArchiveRows file, string[] rows)
    {
        if (rows.Any(r => file.Get(r, "IsAsk") is not ("0" or "1")))
            return "NoSuchSide";
        var status = _decoder.Decode(Encoding.UTF8.GetBytes(DepthFrame(file, rows)), _message);
        if (status != DecodeStatus.Decoded)
            return status.ToString();
        var head = _message.Depths[0];
        if (!file.Get(rows[0], "Stream").StartsWith($"{head.Symbol}@", StringComparison.OrdinalIgnoreCase))
            return "WrongSymbol";
        if (book.State != BookSyncState.Live)
        {
            book.Start();
            var before = head.PreviousUpdateId == VenueDepth.NoId ? head.FirstUpdateId - 1 : head.PreviousUpdateId;
            book.Snapshot(new VenueDepth { FinalUpdateId = before }, [], []);
        }
        return book.Update(head, _message.BidsOf(head), _message.AsksOf(head)).Verdict.ToString();
    }

    private string[] ReplayTrades(ArchiveRows file)
    {
        TradeTape tape = new();
        return [.. file.Rows.Select(row => ReplayTrade(tape, file, row))];
    }

    private string ReplayTrade(TradeTape tape, ArchiveRows file, string row)
    {
        var status = _decoder.Decode(Encoding.UTF8.GetBytes(TradeFrame(file, row)), _message);
        if (status != DecodeStatus.Decoded)
            return status.ToString();
        var step = tape.Add(_message.Trades[0]);
        if (step.Verdict == TradeTapeVerdict.Held)
            tape.GiveUp();
        return step.Verdict == TradeTapeVerdict.Held ? $"Gap of {step.ToFill!.Value.Count}" : step.Verdict.ToString();
    }

    /// <summary>Rows in a row that agree in everything but their level were one frame.</summary>
    private static IEnumerable<string[]> Frames(ArchiveRows file)
    {
        string[] head = ["EventTime", "TransactionTime", "Symbol", "FirstUpdateId", "FinalUpdateId", "FinalUpdateIdInLastStream"];
        List<string> frame = [];
        var key = "";
        foreach (var row in file.Rows)
        {
            var next = string.Join(',', head.Select(h => file.Get(row, h)));
            if (next != key && frame.Count > 0)
            {
                yield return [.. frame];
                frame.Clear();
            }
            key = next;
            frame.Add(row);
        }
        yield return [.. frame];
    }

    private static string DepthFrame(ArchiveRows file, string[] rows)
    {
        string Levels(string side) => string.Join(',', rows.Where(r => file.Get(r, "IsAsk") == side)
            .Select(r => $"""["{file.Get(r, "Price")}","{file.Get(r, "Quantity")}"]"""));
        var row = rows[0];
        var time = file.Get(row, "TransactionTime") is { Length: > 0 } t ? $"\"T\":{t}," : "";
        var previous = file.Get(row, "FinalUpdateIdInLastStream") is { Length: > 0 } pu ? $"\"pu\":{pu}," : "";
        return $$"""
            {"e":"depthUpdate","E":{{file.Get(row, "EventTime")}},{{time}}{{previous}}"s":"{{file.Get(row, "Symbol")}}",
            "U":{{file.Get(row, "FirstUpdateId")}},"u":{{file.Get(row, "FinalUpdateId")}},
            "b":[{{Levels("0")}}],"a":[{{Levels("1")}}]}
            """;
    }

    private static string TradeFrame(ArchiveRows file, string row)
    {
        // The archive's writer took NA, the origin of trades without a price, for an empty cell.
        var x = file.Get(row, "XUnknownParameter") is { Length: > 0 } known ? known : "NA";
        var origin = file.Has("XUnknownParameter") ? $"\"X\":\"{x}\"," : "";
        var isBuyerMaker = file.Get(row, "IsBuyerMarketMaker") == "1" ? "true" : "false";
        return $$"""
            {"e":"trade","E":{{file.Get(row, "EventTime")}},"T":{{file.Get(row, "TransactionTime")}},
            "s":"{{file.Get(row, "Symbol")}}","t":{{file.Get(row, "TradeId")}},"p":"{{file.Get(row, "Price")}}",
            {{origin}}"q":"{{file.Get(row, "Quantity")}}","m":{{isBuyerMaker}}}
            """;
    }
}
