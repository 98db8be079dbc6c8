namespace Aetherion.Domain.Features;

/// <summary>
/// The net change of the close over the window divided by the sum of its absolute changes, in [-1, 1]; its absolute
/// value is Kaufman's efficiency ratio (1995). 0 when the price did not move at all. Changes are whole ticks, so it is
/// exact.
/// </summary>
public sealed class Efficiency(int window) : IIndicator
{
    private readonly RollingHistory _changes = new(window);
    private readonly RollingHistory _absoluteChanges = new(window);

    public int WarmUpPeriod => window + 1;

    public bool IsReady => _changes.IsFull;

    /// <summary>The signed ratio.</summary>
    public double? Value
    {
        get
        {
            if (!IsReady)
                return null;
            return _absoluteChanges.Sum == 0 ? 0 : (double)_changes.Sum / _absoluteChanges.Sum;
        }
    }

    public void Update(long change)
    {
        _changes.Add(change);
        _absoluteChanges.Add(Math.Abs(change));
    }

    public void Reset()
    {
        _changes.Reset();
        _absoluteChanges.Reset();
    }

    public void Save(BinaryWriter writer)
    {
        _changes.Save(writer);
        _absoluteChanges.Save(writer);
    }

    public void Restore(BinaryReader reader)
    {
        _changes.Restore(reader);
        _absoluteChanges.Restore(reader);
    }
}
