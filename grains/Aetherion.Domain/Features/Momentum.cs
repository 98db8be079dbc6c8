namespace Aetherion.Domain.Features;

/// <summary>The log return over a number of bars: ln(close / close that many bars before).</summary>
public sealed class Momentum(int bars) : IIndicator
{
    private readonly RollingHistory _closes = new(bars);
    private double? _value;

    public int WarmUpPeriod => bars + 1;

    public bool IsReady => _value is not null;

    public double? Value => _value;

    public void Update(long closeTicks)
    {
        _value = _closes.IsFull ? Math.Log((double)closeTicks / _closes.Oldest) : null;
        _closes.Add(closeTicks);
    }

    public void Reset()
    {
        _closes.Reset();
        _value = null;
    }

    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _closes.Save(writer);
        writer.Write(_value is not null);
        writer.Write(_value ?? 0);
    }

    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _closes.Restore(reader);
        var isKnown = reader.ReadBoolean();
        var value = reader.ReadDouble();
        _value = isKnown ? value : null;
    }
}
