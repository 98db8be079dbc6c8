using System.Collections.Immutable;
using Aetherion.Domain.Venues.Fallback;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>The symbols of a replay that several venues feed by turns.</summary>
internal sealed class SessionTurns
{
    private readonly Dictionary<string, SymbolTurns> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<InstrumentId, (SymbolTurns Symbol, int Source)> _sources = [];

    private SessionTurns(ImmutableArray<FallbackDefinition> definitions, IReplaySink sink)
    {
        foreach (var definition in definitions)
        {
            SymbolTurns symbol = new(definition, sink);
            _symbols.Add(definition.Id.Symbol, symbol);
            for (var i = 0; i < definition.Sources.Length; i++)
                _sources.Add(definition.Sources[i], (symbol, i));
        }
    }

    /// <summary>What the replay lacks of its symbols.</summary>
    public IEnumerable<MissingRest> Missing => _symbols.Values.Select(symbol => symbol.Missing).OfType<MissingRest>();

    /// <summary>Null where no recording of turns is among those of a session.</summary>
    /// <exception cref="RecordingException">What it turns on is not recorded beside it.</exception>
    public static SessionTurns? Of(ImmutableArray<RecordingManifest> manifests, IReplaySink sink)
    {
        if (manifests.FirstOrDefault(RecordedTurns.IsOf) is not { } manifest)
            return null;
        var definitions = RecordedTurns.Read(manifest);
        var venues = manifests.Where(other => other.Content == RecordingContent.Inputs).Select(other => other.Venue).ToHashSet();
        foreach (var source in definitions.SelectMany(definition => definition.Sources))
        {
            if (!venues.Contains(source.Venue))
                throw new RecordingException(
                    $"The recording of '{manifest.Venue}' takes what {source.Venue} says, whose inputs are not recorded beside it.");
        }
        return new SessionTurns(definitions, sink);
    }

    /// <summary>Takes the next row of the recording of turns.</summary>
    public void Handle(in VenueInput input)
    {
        switch (input.Kind)
        {
            case VenueInputKind.Wanted:
                _symbols[input.Target].Begin(TurnStart.Read(input.Payload.Span), input.ReceivedTime);
                break;
            case VenueInputKind.Turn:
                _symbols[input.Target].Turn(input.Connection, input.ReceivedTime);
                break;
            case VenueInputKind.Clock:
                _symbols[input.Target].Turn(FallbackInput.Clock, input.ReceivedTime);
                break;
            case VenueInputKind.Unwanted:
                _symbols[input.Target].Fail(TurnFailure.Read(input.Payload.Span), input.ReceivedTime);
                break;
            case VenueInputKind.BotCommand:
                break;
            default:
                throw new InvalidDataException("It is none of a symbol that several venues feed.");
        }
    }

    /// <summary>A venue has an event.</summary>
    public void Say(InstrumentId id, in MarketEvent marketEvent)
    {
        if (_sources.TryGetValue(id, out var source))
            source.Symbol.Say(new FallbackInput(source.Source, default, marketEvent, null));
    }

    /// <summary>A venue says something else between two events.</summary>
    public void Say(InstrumentId id, Action<FallbackFeed, int, DateTime> action)
    {
        if (_sources.TryGetValue(id, out var source))
            source.Symbol.Say(new FallbackInput(source.Source, default, default, action));
    }

    /// <summary>The recording of a venue is at its end.</summary>
    /// <param name="how">How it ended, in words.</param>
    public void EndSource(string venue, string how)
    {
        foreach (var (id, source) in _sources)
        {
            if (id.Venue == venue)
                source.Symbol.EndSource(source.Source, how);
        }
    }

    /// <summary>The recording of turns is at its end.</summary>
    /// <param name="cut">How it ended where it did before the session, in words; null where it has all turns.</param>
    public void End(string? cut)
    {
        foreach (var symbol in _symbols.Values)
            symbol.End(cut);
    }
}
