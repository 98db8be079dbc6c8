using System.Collections.Immutable;
using Aetherion.Domain.Markets;
using Aetherion.Model;
using Aetherion.Testing;

namespace Aetherion.Recordings.Tests;

public sealed class EventRecordingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ImmutableArray<Instrument> _instruments = InstrumentCatalog.Simulated().Active;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_read_back_event_for_event()
    {
        List<(int Instrument, MarketEvent Event)> written = [.. Events(5_000)];
        var folder = Inputs.NewFolder(_folder);
        using (var writer = EventRecordingWriter.Create(folder, Inputs.Manifest, TimeProvider.System))
        {
            foreach (var instrument in _instruments)
                writer.List(instrument);
            foreach (var (instrument, marketEvent) in written)
                writer.Add(_instruments[instrument].Id, marketEvent);
            writer.Complete("stopped").Rows.ShouldBe(written.Count);
        }

        using var reader = EventRecordingReader.Open(folder);

        reader.Instruments.Select(instrument => instrument.ToString()).ShouldBe(_instruments.Select(instrument => instrument.ToString()));
        foreach (var (instrument, marketEvent) in written)
        {
            reader.TryRead(out var row).ShouldBeTrue();
            row.Instrument.ShouldBe(instrument);
            Text(row.Event, reader.Bids, reader.Asks).ShouldBe(
                Text(marketEvent, Levels(marketEvent.Book?.Bids), Levels(marketEvent.Book?.Asks)));
        }
        reader.TryRead(out _).ShouldBeFalse();
        RecordingVerifier.Verify(folder, TestContext.Current.CancellationToken).IsSound.ShouldBeTrue();
    }

    [Fact]
    public void A_recording_of_inputs_is_not_taken_for_one_of_events()
    {
        var folder = Inputs.NewFolder(_folder);
        Inputs.Write(folder, Inputs.Mixed(5));

        Should.Throw<RecordingException>(() => EventRecordingReader.Open(folder)).Message.ShouldContain("not of Events");
    }

    private static ReadOnlySpan<PriceLevel> Levels(ImmutableArray<PriceLevel>? levels) =>
        levels is { } some ? some.AsSpan() : [];

    private IEnumerable<(int Instrument, MarketEvent Event)> Events(int count)
    {
        Random random = new(9);
        var sequences = new long[_instruments.Length];
        var received = Inputs.Start;
        for (var i = 0; i < count; i++)
        {
            var instrument = random.Next(_instruments.Length);
            var sequence = sequences[instrument] += random.Next(30) == 0 ? 5 : 1;
            received = received.AddTicks(random.Next(0, 100_000));
            var time = received.AddTicks(random.Next(-20_000_000, 5_000_000));
            BookChange book = new(Levels(random), Levels(random));
            yield return (instrument, random.Next(4) switch
            {
                0 => MarketEvent.Of(new Trade(
                    sequence, time, received, new Price(random.NextInt64(1, 1L << 50)), new Quantity(random.NextInt64(1, 1L << 60)),
                    random.Next(2) == 0 ? Side.Buy : Side.Sell)),
                1 => MarketEvent.Of(new Quote(
                    sequence, time, received, new Price(100), new Quantity(5), new Price(random.Next(101, 300)), new Quantity(7))),
                2 => MarketEvent.Snapshot(sequence, time, received, book),
                _ => MarketEvent.Delta(sequence, time, received, book),
            });
        }
    }

    private static ImmutableArray<PriceLevel> Levels(Random random) =>
    [
        .. Enumerable.Range(0, random.Next(40)).Select(_ =>
            new PriceLevel(new Price(random.Next(1, 1_000_000)), new Quantity(random.Next(100)))),
    ];

    private static string Text(in MarketEvent marketEvent, ReadOnlySpan<PriceLevel> bids, ReadOnlySpan<PriceLevel> asks) =>
        $"{marketEvent.Kind}|{marketEvent.Quote}|{marketEvent.Trade.Aggressor}|{string.Join(',', bids.ToArray())}"
        + $"|{string.Join(',', asks.ToArray())}";
}
