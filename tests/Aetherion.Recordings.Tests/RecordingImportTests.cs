using System.IO.Compression;
using System.Text;
using Aetherion.Domain.OrderBooks;
using Aetherion.Model;
using Aetherion.Testing;

namespace Aetherion.Recordings.Tests;

public sealed class RecordingImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Folder => Inputs.NewFolder(_folder);

    public void Dispose() => _folder.Dispose();

    /// <summary>File, venue, instrument of files that name none, lines, and lines that cannot be used.</summary>
    public static TheoryData<string, string, string, long, long> SharedFiles => new()
    {
        { "orderbook/binance-spot-btcusdt-depth-trade-bookticker-20240808T2354-20240809T0005.jsonl.gz", "binance", "", 99_574, 0 },
        { "orderbook/binance-usdm-ethusdt-depth-trade-bookticker-20240808T2354.jsonl.gz", "binance-usdm", "", 74_655, 0 },
        { "orderbook/binance-usdm-btcusdt-depth-trade-bookticker-markprice-20230404T2358.jsonl.gz", "binance-usdm", "", 13_384, 0 },
        { "orderbook/binance-spot-ethbtc-depth-aggtrade-20201101T09-11.jsonl.gz", "binance", "", 10_702, 0 },
        { "trades/binance-spot-btcusdt-aggtrade-ws-20201101T09.jsonl.gz", "binance", "", 18_054, 0 },
        { "ws/cryptofeed-binance-spot.jsonl.gz", "binance", "", 271, 2 },
        { "ws/cryptofeed-binance-usdm.jsonl.gz", "binance-usdm", "", 1_541, 2 },
        { "ws/cryptofeed-coinbase-exchange.jsonl.gz", "coinbase", "", 9_951, 4 },
        { "trades/binance-spot-pepeusdt-aggtrades-20241027.csv.gz", "binance", "binance:PEPEUSDT", 57_229, 0 },
        { "trades/binance-usdm-apeusdt-aggtrades-20241018.csv.gz", "binance-usdm", "binance-usdm:APEUSDT", 45_342, 0 },
        { "trades/tardis-binance-usdm-btcusdt-trades-20200222.csv.gz", "binance-usdm", "", 9_999, 0 },
        { "trades/tardis-binance-usdm-btcusdt-quotes-20200222.csv.gz", "binance-usdm", "", 9_999, 0 },
        { "trades/us-spy-tick-trades-20131010-lean.csv.gz", "us", "us:SPY", 460_032, 10 },
        { "orderbook/binance-archiver/test-positive-binance-difference-depth-stream-spot-trxusdt-04-03-2025.csv.gz", "binance", "", 10_000, 0 },
        { "orderbook/binance-archiver/test-negative-binance-difference-depth-stream-spot-trxusdt-04-03-2025.csv.gz", "binance", "", 10_000, 1 },
        { "orderbook/binance-archiver/test-positive-binance-trade-stream-spot-trxusdt-04-03-2025.csv.gz", "binance", "", 10_000, 0 },
        { "orderbook/binance-archiver/test-negative-binance-difference-depth-stream-coin-m-futures-trxusd-perp-04-03-2025.csv.gz", "binance-coinm", "", 10_000, 2 },
        { "orderbook/binance-archiver/test-positive-binance-depth-snapshot-spot-btcusdt-14-04-2025.csv.gz", "binance", "binance:BTCUSDT", 20_000, 0 },
        { "orderbook/binance-archiver/merged-depth-snapshot-difference-depth-stream-trade-stream-usd-m-futures-trxusdt-14-04-2025-positive.csv.gz", "binance-usdm", "", 9_856, 0 },
    };

    [Theory]
    [MemberData(nameof(SharedFiles))]
    public void A_file_of_the_shared_data_becomes_a_sound_recording(
        string file, string venue, string symbol, long lines, long skipped)
    {
        var outcome = Import(Shared(file), venue, symbol);

        (outcome.Lines, outcome.Skipped).ShouldBe((lines, skipped), outcome.FirstSkipped);
        var found = RecordingVerifier.Verify(Folder, TestContext.Current.CancellationToken);
        found.IsSound.ShouldBeTrue();
        found.Rows.ShouldBe(outcome.Rows);
        if (outcome.Content == RecordingContent.Events)
            return;
        CountVenueFrames().ShouldBe(CountFrames(Shared(file)));
    }

    [Theory]
    [InlineData("orderbook/binance-spot-ethusdt-depth-trade-bookticker-20240808T2354-20240809T0005.jsonl.gz", "binance", 6_470)]
    [InlineData("orderbook/binance-usdm-btcusdt-depth-trade-bookticker-20240808T2354.jsonl.gz", "binance-usdm", 6_551)]
    [InlineData("orderbook/binance-coinm-btcusdperp-depth-trade-bookticker-20240808T2354-20240809T0005.jsonl.gz", "binance-coinm", 44_795)]
    [InlineData("orderbook/binance-usdm-btcusdt-depth-trade-bookticker-markprice-20230404T2358.jsonl.gz", "binance-usdm", 4_322)]
    public void An_imported_session_goes_live_once_and_stays_in_sync(string file, string venue, int depthUpdates)
    {
        Import(Shared(file), venue, "");
        var target = Path.Combine(_folder.Path, "events");

        RecordingNormaliser.Run(Folder, target, TimeProvider.System, TestContext.Current.CancellationToken);

        using var reader = EventRecordingReader.Open(target);
        Dictionary<MarketEventKind, int> counts = [];
        while (reader.TryRead(out var row))
            counts[row.Event.Kind] = counts.GetValueOrDefault(row.Event.Kind) + 1;
        counts[MarketEventKind.BookSnapshot].ShouldBe(1);
        counts[MarketEventKind.BookDelta].ShouldBeInRange(depthUpdates - 100, depthUpdates);
    }

    [Fact]
    public void What_was_exported_in_the_form_of_cryptofeed_can_be_imported_again()
    {
        Import(Shared("ws/cryptofeed-binance-usdm.jsonl.gz"), "binance-usdm", "");
        var exported = Path.Combine(_folder.Path, "exported.jsonl");
        using (var file = File.Create(exported))
            RecordingExport.ToLines(Folder, file, isCryptofeed: true, TestContext.Current.CancellationToken);
        var again = Path.Combine(_folder.Path, "again");

        RecordingImport.Run(
            new ImportRequest(exported, again, "binance-usdm", null, null, "tests", TimeProvider.System),
            TestContext.Current.CancellationToken);

        VenueFrames(again).ShouldBe(VenueFrames(Folder));
    }

    [Fact]
    public void Every_line_of_an_export_is_one_JSON_value()
    {
        Inputs.Write(Folder, Inputs.Mixed(500).Append(Inputs.Frame(501, "{\"a\":\n1}") with { ReceivedTime = DateTime.MaxValue }));
        using MemoryStream target = new();

        RecordingExport.ToLines(Folder, target, isCryptofeed: false, TestContext.Current.CancellationToken).ShouldBe(501);

        var lines = Encoding.UTF8.GetString(target.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(501);
        foreach (var line in lines)
            System.Text.Json.JsonDocument.Parse(line).Dispose();
    }

    [Theory]
    [InlineData("{\"rest_depth_snapshot\":{\"lastUpdateId\":1,\"bids\":[],\"asks\":[]}}", 1604221200091)]
    [InlineData("{\"e\":\"trade\",\"E\":0}", 1604221200091)]
    [InlineData("{\"e\":\"trade\",\"E\":1604221200000}", 4102444800000)]
    public void A_line_without_a_time_or_far_from_the_next_makes_no_rows_for_the_time_between(string first, long second)
    {
        var file = Path.Combine(_folder.Path, "lines.jsonl");
        File.WriteAllLines(file, [first, $$"""{"e":"trade","E":{{second}},"s":"BTCUSDT","t":1,"p":"1.00","q":"1.00","T":1604221200090,"m":true,"M":true}"""]);

        var outcome = Import(file, "binance", "");

        outcome.Lines.ShouldBe(2);
        outcome.Rows.ShouldBeLessThan(50);
    }

    [Fact]
    public void A_bomb_is_refused_long_before_it_is_unpacked()
    {
        var bomb = Path.Combine(_folder.Path, "bomb.gz");
        using (GZipStream gzip = new(File.Create(bomb), CompressionLevel.SmallestSize))
        {
            var line = Encoding.ASCII.GetBytes("{\"E\":1604221200091," + new string(' ', 100_000) + "\"e\":\"trade\"}\n");
            for (var i = 0; i < 2_000; i++)
                gzip.Write(line);
        }

        Should.Throw<RecordingException>(() => Import(bomb, "binance", "")).Message.ShouldContain("more than 200 times");
        Directory.Exists(Folder).ShouldBeFalse();
    }

    [Theory]
    [InlineData("trades/binance-spot-pepeusdt-aggtrades-20241027.csv.gz", "binance:PEPEUSDT", 0.6)]
    [InlineData("trades/binance-spot-btcusdt-aggtrade-ws-20201101T09.jsonl.gz", "", 0.5)]
    public void A_packed_file_that_is_cut_off_is_refused_and_leaves_nothing(string file, string symbol, double part)
    {
        var whole = File.ReadAllBytes(Shared(file));
        var cut = Path.Combine(_folder.Path, "cut.gz");
        foreach (var length in new[] { (int)(whole.Length * part), whole.Length - 1, whole.Length - 8 })
        {
            File.WriteAllBytes(cut, whole[..length]);

            Should.Throw<RecordingException>(() => Import(cut, "binance", symbol)).Message.ShouldContain("cut off");
            Directory.Exists(Folder).ShouldBeFalse();
        }
    }

    [Fact]
    public void A_line_without_an_end_is_refused()
    {
        var endless = Path.Combine(_folder.Path, "endless.jsonl");
        File.WriteAllBytes(endless, [.. Enumerable.Repeat((byte)'x', ImportLines.LineBytesMax + 10)]);

        Should.Throw<RecordingException>(() => Import(endless, "binance", "")).Message.ShouldContain("longer than");
    }

    [Theory]
    [InlineData("no table at all\n", "no known kind")]
    [InlineData("", "holds no row")]
    [InlineData("{\"t\":\"recv\",\"ts\":1e30,\"data\":{}}\n", "line 1")]
    [InlineData("{\"t\":\"recv\",\"ts\":1,\"data\":\n", "line 1")]
    [InlineData("{\"hello\":1}\n", "no line of a recorder")]
    [InlineData("exchange,symbol,timestamp,local_timestamp,id,side,price,amount\nb,../../etc,1582329602111000,1582329602418379,1,buy,9682,1\n", "holds no row")]
    [InlineData("1583020800000,8523.61,8559.23,8511.11,8552.76,180.9,1583020859999,1542470.6,1249,58.9,502628.8,0\n", "replay --bars")]
    public void A_file_that_cannot_be_imported_says_why_and_leaves_nothing(string content, string why)
    {
        var file = Path.Combine(_folder.Path, "file");
        File.WriteAllText(file, content);

        Should.Throw<RecordingException>(() => Import(file, "binance", "")).Message.ShouldContain(why);

        Directory.Exists(Folder).ShouldBeFalse();
    }

    [Fact]
    public void Whole_books_without_a_symbol_are_refused_with_what_to_give()
    {
        var file = WriteTable("TimestampOfReceive,TimestampOfRequest,LastUpdateId,IsAsk,Price,Quantity", "1744588800258,1744588800180,9,0,100,1");

        Should.Throw<RecordingException>(() => Import(file, "binance", "")).Message.ShouldContain("give it with --symbol");
    }

    /// <summary>File, venue, and how often a change is missing in it.</summary>
    [Theory]
    [InlineData("test-positive-binance-difference-depth-stream-spot-trxusdt-04-03-2025", "binance", 0)]
    [InlineData("test-negative-binance-difference-depth-stream-spot-trxusdt-04-03-2025", "binance", 1)]
    [InlineData("test-positive-binance-difference-depth-stream-usd-m-futures-trxusdt-04-03-2025", "binance-usdm", 0)]
    [InlineData("test-negative-binance-difference-depth-stream-coin-m-futures-trxusd-perp-04-03-2025", "binance-coinm", 1)]
    [InlineData("merged-depth-snapshot-difference-depth-stream-trade-stream-usd-m-futures-trxusdt-14-04-2025-positive", "binance-usdm", 0)]
    [InlineData("merged-depth-snapshot-difference-depth-stream-trade-stream-usd-m-futures-trxusdt-14-04-2025-negative", "binance-usdm", 1)]
    public void Gaps_in_the_changes_of_an_archive_are_counted(string file, string venue, long gaps) =>
        Import(Shared($"orderbook/binance-archiver/{file}.csv.gz"), venue, "").Gaps.ShouldBe(gaps);

    [Fact]
    public void An_archive_whose_first_rows_are_the_whole_book_of_the_day_before_is_live_from_its_start()
    {
        Import(Shared("orderbook/binance-archiver/merged-depth-snapshot-difference-depth-stream-trade-stream-usd-m-futures-trxusdt-14-04-2025-positive.csv.gz"), "binance-usdm", "");

        BookAfterAll().ShouldBe((BookState.Live, 1, 0));
    }

    [Theory]
    [InlineData("", "11,12,;13,13,;15,16,", BookState.AwaitingSnapshot, 1)]
    [InlineData("10", "11,12,;13,13,;14,16,", BookState.Live, 0)]
    [InlineData("10", "9,12,;13,13,;12,13,;14,14,", BookState.Live, 0)]
    [InlineData("10", "11,12,;14,14,", BookState.AwaitingSnapshot, 1)]
    [InlineData("10", "12,12,", BookState.AwaitingSnapshot, 1)]
    [InlineData("10", "11,12,;14,14,;17,17,", BookState.AwaitingSnapshot, 2)]
    [InlineData("10", "11,12,;14,14,;whole 14;15,15,", BookState.Live, 1)]
    [InlineData("10", "11,12,;14,14,;15,17,;whole 15;18,18,", BookState.Live, 1)]
    [InlineData("10", "11,12,;14,14,;whole 12;15,15,", BookState.AwaitingSnapshot, 1)]
    [InlineData("10", "11,12,;13,13,;whole 11;14,14,", BookState.Live, 0)]
    [InlineData("10", "11,12,;whole 20;21,21,", BookState.Live, 0)]
    [InlineData("10", "12,11,;11,11,", BookState.AwaitingSnapshot, 1)]
    [InlineData("10", "5,10,8;14,14,10;17,18,14", BookState.Live, 0)]
    [InlineData("10", "12,14,10;17,18,14", BookState.Live, 0)]
    [InlineData("10", "12,14,11", BookState.AwaitingSnapshot, 1)]
    [InlineData("10", "12,14,10;15,16,15", BookState.AwaitingSnapshot, 1)]
    public void Changes_follow_each_other_by_the_venues_ids(string whole, string changes, BookState state, int gaps)
    {
        var rows = (whole.Length > 0 ? [$"whole {whole}", .. changes.Split(';')] : changes.Split(';')).SelectMany(Rows);
        var file = WriteTable(
            "TimestampOfReceive,EventTime,Symbol,FirstUpdateId,FinalUpdateId,FinalUpdateIdInLastStream,LastUpdateId,IsAsk,Price,Quantity",
            [.. rows]);

        Import(file, "binance", "").Gaps.ShouldBe(gaps);

        BookAfterAll().State.ShouldBe(state);
    }

    private static IEnumerable<string> Rows(string text) => text.StartsWith("whole ", StringComparison.Ordinal)
        ? [$"1744588800258,,ABC,,,,{text[6..]},0,100,1", $"1744588800258,,ABC,,,,{text[6..]},1,101,1"]
        : [$"1744588800258,1744588800180,ABC,{text},,0,99,1"];

    private string WriteTable(string head, params string[] rows)
    {
        var file = Path.Combine(_folder.Path, "table.csv");
        File.WriteAllLines(file, [head, .. rows]);
        return file;
    }

    /// <summary>The book after all events, how many whole ones there were, and how often it was lost.</summary>
    private (BookState State, int Whole, int Lost) BookAfterAll()
    {
        OrderBook book = new();
        var (whole, lost) = (0, 0);
        using var reader = EventRecordingReader.Open(Folder);
        while (reader.TryRead(out var row))
        {
            if (row.Event.Kind == MarketEventKind.BookDelta)
                book.ApplyDelta(reader.Bids, reader.Asks);
            else if (row.Event.Kind == MarketEventKind.BookSnapshot && reader.Bids.Length + reader.Asks.Length > 0)
            {
                book.ApplySnapshot(reader.Bids, reader.Asks);
                whole++;
            }
            else if (row.Event.Kind == MarketEventKind.BookSnapshot)
            {
                book.Invalidate();
                lost++;
            }
        }
        return (book.State, whole, lost);
    }

    private static string Shared(string file)
    {
        var path = RepositoryPaths.Shared($"data/{file}");
        Assert.SkipUnless(File.Exists(path), $"[skippable] ../shared/data/{file} is not here.");
        return path;
    }

    private ImportOutcome Import(string file, string venue, string symbol) => RecordingImport.Run(
        new ImportRequest(
            file, Folder, venue, symbol.Length == 0 ? null : InstrumentId.Parse(symbol), new DateOnly(2013, 10, 10), "tests",
            TimeProvider.System),
        TestContext.Current.CancellationToken);

    /// <summary>The venue's frames of a file, told by nothing but the text of its lines.</summary>
    private static long CountFrames(string path)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var count = 0L;
        while (reader.ReadLine() is { } line)
        {
            if (!line.Contains("lastUpdateId", StringComparison.Ordinal)
                && (line.StartsWith("{\"t\":\"recv\"", StringComparison.Ordinal) || !line.StartsWith("{\"t\":", StringComparison.Ordinal)))
                count++;
        }
        return count;
    }

    private long CountVenueFrames() => VenueFrames(Folder).Count;

    /// <summary>The frames that are no answers to subscriptions.</summary>
    private static List<string> VenueFrames(string folder) =>
    [
        .. Inputs.Read(folder).Where(input => input.Kind == Domain.Venues.Sessions.VenueInputKind.Frame)
            .Select(input => Encoding.UTF8.GetString(input.Payload.Span))
            .Where(text => !text.StartsWith("{\"result\":null", StringComparison.Ordinal)),
    ];
}
