using System.Collections.Immutable;
using System.Text.Json;

namespace Aetherion.Model.Tests;

public sealed class MarketEventFrameTests
{
    /// <summary>
    /// Version 1 of <see cref="Golden"/>, computed from the description of the frame by other code; never changed, so
    /// that frames stored once can always be read.
    /// </summary>
    private const string GoldenVersion1 =
        "010F73696D3A4254432D555344407232330401CA0180808690939785DC11000080B6DC050E0202C09A0CC0D74B"
        + "010614040302C0BFB809FFB3891302CBB4DC050A010C01060E04020080DAC40900010000";

    private static readonly DateTime Time = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static MarketEventBatch Golden => new(
        SymbolKey.Parse("sim:BTC-USD@r23"),
        [
            MarketEvent.Of(new Trade(101, Time, Time, new Price(6_000_000), new Quantity(7), Side.Buy)),
            MarketEvent.Of(new Quote(
                102, Time.AddMilliseconds(10), Time.AddMilliseconds(72), new Price(5_999_999), new Quantity(3),
                new Price(6_000_009), new Quantity(2))),
            MarketEvent.Snapshot(103, Time.AddSeconds(1), Time.AddSeconds(-1), Book([(99, 5), (98, 6)], [(101, 7)])),
            MarketEvent.Delta(104, Time.AddSeconds(1), Time.AddSeconds(2), Book([], [(101, 0)])),
        ]);

    [Fact]
    public void The_bytes_of_version_1_stay_as_they_are()
    {
        Convert.ToHexString(MarketEventFrame.Encode(Golden)).ShouldBe(GoldenVersion1);
        ShouldEqual(MarketEventFrame.Decode(Convert.FromHexString(GoldenVersion1)), Golden);
    }

    [Fact]
    public void Every_kind_of_event_comes_back_as_it_went_in() => ShouldComeBack(Golden);

    [Fact]
    public void An_empty_batch_comes_back() =>
        ShouldComeBack(new MarketEventBatch(SymbolKey.Parse("sim:BTC-USD"), []));

    [Fact]
    public void Random_batches_come_back()
    {
        var random = new Random(3);
        for (var i = 0; i < 50; i++)
        {
            var events = Enumerable.Range(0, random.Next(40)).Select(_ => RandomEvent(random));
            ShouldComeBack(new MarketEventBatch(SymbolKey.Parse("binance:BTCUSDT@run-1"), [.. events]));
        }
    }

    [Fact]
    public void A_frame_cut_anywhere_is_refused()
    {
        var frame = MarketEventFrame.Encode(Golden);
        for (var length = 0; length < frame.Length; length++)
            Should.Throw<InvalidDataException>(() => MarketEventFrame.Decode(frame[..length]), $"cut at {length}");
    }

    [Fact]
    public void A_mutated_frame_is_read_or_refused_but_nothing_else()
    {
        var random = new Random(11);
        var frame = MarketEventFrame.Encode(Golden);
        for (var i = 0; i < 20_000; i++)
        {
            var mutated = (byte[])frame.Clone();
            mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            try
            {
                MarketEventFrame.Decode(mutated).Events.IsDefault.ShouldBeFalse();
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Fact]
    public void Another_version_is_refused_by_name()
    {
        var frame = MarketEventFrame.Encode(Golden);
        frame[0] = 9;
        Should.Throw<InvalidDataException>(() => MarketEventFrame.Decode(frame)).Message.ShouldContain("version 9");
    }

    [Fact]
    public void In_json_a_batch_is_its_frame()
    {
        var batch = Golden;
        var json = JsonSerializer.Serialize(batch);
        json.ShouldBe($"\"{Convert.ToBase64String(MarketEventFrame.Encode(batch))}\"");
        ShouldEqual(JsonSerializer.Deserialize<MarketEventBatch>(json)!, batch);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<MarketEventBatch>("\"AQ==\""));
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<MarketEventBatch>("\"no base64\""));
    }

    private static void ShouldComeBack(MarketEventBatch batch) =>
        ShouldEqual(MarketEventFrame.Decode(MarketEventFrame.Encode(batch)), batch);

    private static void ShouldEqual(MarketEventBatch actual, MarketEventBatch expected)
    {
        actual.Key.ShouldBe(expected.Key);
        actual.Events.Length.ShouldBe(expected.Events.Length);
        for (var i = 0; i < expected.Events.Length; i++)
        {
            actual.Events[i].Kind.ShouldBe(expected.Events[i].Kind);
            actual.Events[i].Quote.ShouldBe(expected.Events[i].Quote);
            if (expected.Events[i].Kind == MarketEventKind.Trade)
                actual.Events[i].Trade.ShouldBe(expected.Events[i].Trade);
            actual.Events[i].EventTime.Kind.ShouldBe(DateTimeKind.Utc);
            if (expected.Events[i].Book is not { } book)
                continue;
            actual.Events[i].Book!.Bids.ShouldBe(book.Bids);
            actual.Events[i].Book!.Asks.ShouldBe(book.Asks);
        }
    }

    private static MarketEvent RandomEvent(Random random)
    {
        var sequence = random.NextInt64();
        var time = new DateTime(random.NextInt64(Time.Ticks), DateTimeKind.Utc);
        var received = new DateTime(random.NextInt64(Time.Ticks), DateTimeKind.Utc);
        var price = new Price(random.NextInt64(1L << 50));
        var quantity = new Quantity(random.NextInt64(1L << 50));
        return random.Next(3) switch
        {
            0 => MarketEvent.Of(new Trade(sequence, time, received, price, quantity, (Side)random.Next(2))),
            1 => MarketEvent.Of(new Quote(sequence, time, received, price, quantity, new Price(1), quantity)),
            _ => MarketEvent.Delta(
                sequence, time, received, Book([(price.Ticks, quantity.Lots)], [(random.Next(), random.Next())])),
        };
    }

    private static BookChange Book((long Price, long Lots)[] bids, (long Price, long Lots)[] asks) =>
        new(Levels(bids), Levels(asks));

    private static ImmutableArray<PriceLevel> Levels((long Price, long Lots)[] levels) =>
        [.. levels.Select(l => new PriceLevel(new Price(l.Price), new Quantity(l.Lots)))];
}
