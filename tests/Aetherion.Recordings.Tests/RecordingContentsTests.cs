using System.Collections.Immutable;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;
using Aetherion.Testing;

namespace Aetherion.Recordings.Tests;

public sealed class RecordingContentsTests : IDisposable
{
    private const string Full = "the disk is full";

    private static readonly InstrumentId Symbol = InstrumentId.Parse("fallback:BTC-USD");

    private static readonly FallbackDefinition Definition =
        new(Symbol, [InstrumentId.Parse("binance:BTCUSDT"), InstrumentId.Parse("coinbase:BTC-USD")]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_symbol_that_was_wanted_and_never_listed_has_no_model()
    {
        Instrument listed = new(InstrumentId.Parse("binance:BTCUSDT"), Market.Crypto, "BTC", "USDT", 0.01m, 0.00001m, 5);
        RecordingManifest manifest = new(2, RecordingContent.Inputs, "binance", default, "test", RecordingManifest.LiveSource)
        {
            Models = ImmutableSortedDictionary<string, string>.Empty.Add("binance:BTCUSDT/M1", "v1").Add("binance:NOPEUSDT/M1", "v1"),
        };
        RecordingContents contents = new([manifest], [new ReplayedSymbol(listed, 0, 1, default, IsFresh: true)], default);

        contents.Models.Keys.ShouldBe(["binance:BTCUSDT/M1"]);
    }

    [Fact]
    public void Nothing_is_missing_of_a_session_that_was_recorded_to_its_end()
    {
        WriteVenue("binance", last: 5);
        WriteVenue("coinbase", last: 5);
        WriteTurns(Clock(2), Clock(3));
        Missing().ShouldBeEmpty();
    }

    [Fact]
    public void A_venue_whose_recorder_ended_early_is_named_with_the_symbol_that_needs_it()
    {
        WriteVenue("binance", last: 5, Full);
        WriteVenue("coinbase", last: 9);
        WriteTurns(Clock(2), Turn(6), Clock(7));
        Missing().ShouldBe(
        [
            $"binance: nothing after 2026-01-05 00:00:05.000 is in the replay: its recording ended early: {Full}.",
            "fallback:BTC-USD: nothing after 2026-01-05 00:00:02.000 is in the replay: what binance said then is not recorded, "
            + $"its recording ended early: {Full}.",
        ]);
        Missing(to: 5).ShouldBeEmpty();
    }

    [Fact]
    public void A_symbol_that_failed_is_named_with_what_it_failed_of()
    {
        WriteVenue("binance", last: 9);
        WriteVenue("coinbase", last: 9);
        WriteTurns(Clock(2), new(0, At(3), VenueInputKind.Unwanted, 0, Symbol.Symbol, 0, TurnFailure.ToPayload("no room")));
        Missing().ShouldBe(
            ["fallback:BTC-USD: nothing after 2026-01-05 00:00:02.000 is in the replay: its feed failed in the session: no room."]);
    }

    [Fact]
    public void The_last_input_of_a_session_that_failed_may_be_one_that_no_session_takes()
    {
        VenueInput impossible = new(0, At(2), VenueInputKind.Wanted, 0, "no symbol", 0, default);
        Write("binance", null, Full, Clock(1), impossible);
        Missing().ShouldHaveSingleItem().ShouldContain($"ended early: {Full}");
    }

    [Fact]
    public void An_input_that_no_session_takes_is_refused_where_the_session_ended_well()
    {
        VenueInput impossible = new(0, At(2), VenueInputKind.Wanted, 0, "no symbol", 0, default);
        Write("binance", null, early: null, Clock(1), impossible);
        Should.Throw<RecordingException>(() => Missing()).Message.ShouldContain("no session can have had this input");
    }

    private static DateTime At(int second) => Inputs.Start.AddSeconds(second);

    private static VenueInput Clock(int second) => new(0, At(second), VenueInputKind.Clock, FallbackInput.Clock, Symbol.Symbol, 0, default);

    private static VenueInput Turn(int second) => new(0, At(second), VenueInputKind.Turn, 0, Symbol.Symbol, 0, default);

    private void WriteVenue(string venue, int last, string? early = null) =>
        Write(venue, definition: null, early, [.. Enumerable.Range(0, last + 1).Select(second => Clock(second) with { Target = "" })]);

    private void WriteTurns(params VenueInput[] rows) => Write(
        FallbackInstrument.Venue, Definition, early: null,
        [
            new(0, At(1), VenueInputKind.Wanted, 0, Symbol.Symbol, 0, new TurnStart(null, default).ToPayload()), .. rows,
        ]);

    private void Write(string venue, FallbackDefinition? definition, string? early, params VenueInput[] rows)
    {
        var manifest = Inputs.Manifest with
        {
            Venue = venue,
            Session = definition is null ? RecordedSessions.Describe(new VenueSessionOptions()) : RecordedTurns.Describe([definition]),
        };
        using var writer = RecordingWriter.Create(Path.Combine(_folder.Path, venue), manifest, TimeProvider.System);
        for (var i = 0; i < rows.Length; i++)
            writer.Add(rows[i] with { Sequence = i + 1 });
        writer.Complete(early ?? "the service stopped", isEarly: early is not null);
    }

    private string[] Missing(int? to = null) =>
    [
        .. RecordingContents.Read(
            SessionRecording.Of(_folder.Path), to is { } second ? At(second) : null, TestContext.Current.CancellationToken)
            .Missing.Select(missing => missing.ToString()),
    ];
}
