using System.Text.Json;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Model;

namespace Aetherion.VenueEmulator.Tests.Sessions;

/// <summary>One thing that a bot wants done once, with every order that was decided for it.</summary>
internal sealed class OrderIntent(string name, Side side)
{
    public string Name => name;

    public Side Side => side;

    /// <summary>The orders, the newest last; what is stored goes through JSON, so that nothing lives on by reference.</summary>
    public List<string> Stored { get; } = [];

    public OrderLife? Life { get; private set; }

    public bool IsAsking { get; set; }

    /// <summary>How many of its orders a person was told of.</summary>
    public int ToldCount { get; private set; }

    public bool IsUnderWay => Life is { IsOver: false };

    public IEnumerable<OrderLife> Lives => Stored.Select(Read);

    public void Begin(OrderLife life)
    {
        Stored.Add("");
        Life = null;
        Keep(life);
    }

    public void Keep(OrderLife life)
    {
        if (ReferenceEquals(life, Life))
            return;
        if (life.Phase == OrderPhase.OutcomeUnknown && Life?.Phase != OrderPhase.OutcomeUnknown)
            ToldCount++;
        Life = life;
        Stored[^1] = JsonSerializer.Serialize(life);
    }

    /// <summary>After the process that kept it was killed.</summary>
    public void Restart(DateTime now)
    {
        IsAsking = false;
        if (Stored.Count > 0)
            Keep(OrderLifeRules.Restart(Read(Stored[^1]), now));
    }

    private static OrderLife Read(string stored) => JsonSerializer.Deserialize<OrderLife>(stored)!;
}
