namespace Aetherion.Domain.Tests.Venues.Orders;

/// <summary>A clock that moves from one planned action to the next.</summary>
internal sealed class VirtualTime
{
    private readonly PriorityQueue<Action, (DateTime Time, int Number)> _plan = new();
    private int _number;

    public DateTime Now { get; private set; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public void After(int milliseconds, Action action) =>
        _plan.Enqueue(action, (Now.AddMilliseconds(milliseconds), _number++));

    public void RunUntil(DateTime end)
    {
        while (_plan.TryPeek(out _, out var due) && due.Time <= end)
        {
            Now = due.Time;
            _plan.Dequeue()();
        }
        Now = end;
    }
}
