using System.Text.Json;
using Aetherion.Domain.Venues.Orders;

namespace Aetherion.Domain.Tests.Venues.Orders;

/// <summary>
/// Runs one order as a process would: stores each state, sends after the first, asks when the rules say so, and is
/// killed now and then. What is stored goes through JSON, so that nothing lives on by reference.
/// </summary>
internal sealed class OrderProcess(OrderLifeRules rules, FaultyVenue venue, VirtualTime time, Random random, int killPercent)
{
    private const int TickMs = 500;

    private string _stored = "";
    private bool _isAsking;
    private int _generation;

    public OrderLife Life { get; private set; } = null!;

    public bool WasForAPerson { get; private set; }

    public int KillCount { get; private set; }

    public void Start(VenueOrder order, OrderFate fate)
    {
        Store(OrderLifeRules.Begin(order, time.Now));
        if (fate == OrderFate.KilledBeforeSending)
        {
            Kill();
        }
        else
        {
            var generation = _generation;
            venue.Place(order, fate, reply => Deliver(generation, () => Store(OrderLifeRules.Place(Life, reply, time.Now))), report =>
                Deliver(generation: null, () => Store(OrderLifeRules.Observe(Life, report, time.Now))));
            MaybeKill();
        }
        time.After(TickMs, Tick);
    }

    private void Tick()
    {
        Store(rules.Advance(Life, time.Now));
        if (!_isAsking && rules.Ask(Life, time.Now) is { } question)
            Ask(question);
        MaybeKill();
        time.After(TickMs, Tick);
    }

    private void Ask(OrderQuestion question)
    {
        _isAsking = true;
        var (generation, asked) = (_generation, time.Now);
        var reply = venue.Answer(question);
        time.After(random.Next(1_500), () => Deliver(generation, () =>
        {
            _isAsking = false;
            Store(rules.Answer(Life, question, reply, asked, time.Now));
        }));
    }

    /// <summary>Answers belong to the process that asked; events reach whoever is there.</summary>
    private void Deliver(int? generation, Action action)
    {
        if (generation is not null && generation != _generation)
            return;
        action();
        MaybeKill();
    }

    private void Store(OrderLife life)
    {
        if (ReferenceEquals(life, Life))
            return;
        if (Life is { IsOver: true })
            life.ShouldBe(Life);
        WasForAPerson |= life.Phase == OrderPhase.OutcomeUnknown;
        Life = life;
        _stored = JsonSerializer.Serialize(life);
    }

    private void MaybeKill()
    {
        if (random.Next(100) < killPercent)
            Kill();
    }

    private void Kill()
    {
        KillCount++;
        _generation++;
        _isAsking = false;
        Life = OrderLifeRules.Restart(JsonSerializer.Deserialize<OrderLife>(_stored)!, time.Now);
        _stored = JsonSerializer.Serialize(Life);
    }
}
