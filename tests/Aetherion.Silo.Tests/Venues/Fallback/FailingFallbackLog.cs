using System.Collections.Concurrent;
using Aetherion.Domain.Venues.Sessions;
using Aetherion.Model;
using Aetherion.Silo.Venues.Fallback;

namespace Aetherion.Silo.Tests.Venues.Fallback;

/// <summary>Makes its symbol fail after so many inputs, and keeps what it is told then.</summary>
internal sealed class FailingFallbackLog(int inputsMax) : IFallbackLog
{
    public const string Why = "it takes no more";

    private int _count;

    public ConcurrentQueue<string> Told { get; } = new();

    public DateTime Begin(InstrumentId id, Instrument? known, VenueStart start, DateTime time) => time;

    public DateTime Take(InstrumentId id, int source, DateTime time) =>
        ++_count <= inputsMax ? time : throw new InvalidOperationException(Why);

    public void Fail(InstrumentId id, string why, DateTime time) => Told.Enqueue($"{id} failed: {why}");

    public void End(InstrumentId id) => Told.Enqueue($"{id} ended");
}
