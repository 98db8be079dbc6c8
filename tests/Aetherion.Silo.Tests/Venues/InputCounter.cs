using System.Collections.Concurrent;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Silo.Venues;

namespace Aetherion.Silo.Tests.Venues;

/// <summary>Counts inputs by kind, and sees whether they come in order.</summary>
internal sealed class InputCounter : IVenueInputLog
{
    private long _lastSequence;
    private DateTime _lastTime;

    public ConcurrentDictionary<VenueInputKind, int> Counts { get; } = new();

    public bool IsOrdered { get; private set; } = true;

    public bool HasEnded { get; private set; }

    public void Begin(string venue, VenueSessionOptions options)
    {
    }

    public void Append(string venue, in VenueInput input)
    {
        IsOrdered &= input.Sequence == ++_lastSequence && input.ReceivedTime >= _lastTime;
        _lastTime = input.ReceivedTime;
        Counts.AddOrUpdate(input.Kind, 1, (_, count) => count + 1);
    }

    public void End(string venue, string? failure) => HasEnded = true;
}
