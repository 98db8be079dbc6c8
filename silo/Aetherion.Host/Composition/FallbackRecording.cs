using System.Collections.Immutable;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;
using Aetherion.Recordings;
using Aetherion.Silo.Venues.Fallback;

namespace Aetherion.Host.Composition;

/// <summary>
/// Records, beside the venues, in which order the symbols that they feed by turns took what they said: all these symbols in one folder, so
/// that their times are brought into one order.
/// </summary>
internal sealed class FallbackRecording(
    RecordingInputLog log, ImmutableArray<FallbackDefinition> definitions, TimeProvider clock) : IFallbackLog
{
    private readonly Lock _gate = new();
    private readonly HashSet<InstrumentId> _running = [.. definitions.Select(definition => definition.Id)];
    private bool _isBegun;
    private long _sequence;
    private DateTime _time;

    public bool Records(InstrumentId id) => definitions.Any(definition => definition.Id == id);

    public DateTime Begin(InstrumentId id, Instrument? known, VenueStart start, DateTime time) =>
        Append(VenueInputKind.Wanted, id.Symbol, 0, new TurnStart(known, start).ToPayload(), time);

    public DateTime Take(InstrumentId id, int source, DateTime time) =>
        Append(source == FallbackInput.Clock ? VenueInputKind.Clock : VenueInputKind.Turn, id.Symbol, source, default, time);

    /// <summary>Takes what was done with a bot; it says itself at which place of the market.</summary>
    public void Note(ReadOnlyMemory<byte> botCommand) =>
        Append(VenueInputKind.BotCommand, "", 0, botCommand, clock.GetUtcNow().UtcDateTime);

    public void Fail(InstrumentId id, string why, DateTime time) =>
        Append(VenueInputKind.Unwanted, id.Symbol, 0, TurnFailure.ToPayload(why), time);

    public void End(InstrumentId id)
    {
        lock (_gate)
        {
            if (_running.Remove(id) && _running.Count == 0)
                log.End(FallbackInstrument.Venue, failure: null);
        }
    }

    private DateTime Append(VenueInputKind kind, string target, int connection, ReadOnlyMemory<byte> payload, DateTime time)
    {
        lock (_gate)
        {
            if (!_isBegun)
                log.Begin(FallbackInstrument.Venue, RecordedTurns.Describe(definitions));
            _isBegun = true;
            if (time > _time)
                _time = time;
            log.Append(FallbackInstrument.Venue, new VenueInput(++_sequence, _time, kind, connection, target, 0, payload));
            return _time;
        }
    }
}
