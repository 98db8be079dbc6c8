namespace Aetherion.Domain.Features;

/// <summary>
/// Roll's estimator of the spread (1984), in ticks: 2 * sqrt(-cov), with the sample covariance (n - 1) of consecutive
/// changes of the close over the window. Not known while the covariance is 0 or above. Price changes are whole ticks,
/// so all sums are exact.
/// </summary>
public sealed class RollSpread(int window) : IIndicator
{
    private readonly long[] _changes = new long[window + 1];
    private int _next;
    private int _count;
    private long _sumBefore;
    private long _sumAfter;
    private Int128 _sumOfProducts;

    public int WarmUpPeriod => window + 2;

    public bool IsReady => _count == window + 1;

    public double? Value
    {
        get
        {
            if (!IsReady)
                return null;
            var covariance = (double)((window * _sumOfProducts) - ((Int128)_sumBefore * _sumAfter))
                / ((double)window * (window - 1));
            return covariance < 0 ? 2 * Math.Sqrt(-covariance) : null;
        }
    }

    public void Update(long change)
    {
        if (IsReady)
            Remove(_changes[_next], _changes[Following(_next)]);
        if (_count > 0)
            AddPair(_changes[_next == 0 ? window : _next - 1], change);
        _changes[_next] = change;
        _next = Following(_next);
        if (!IsReady)
            _count++;
    }

    public void Reset()
    {
        _next = _count = 0;
        _sumBefore = _sumAfter = 0;
        _sumOfProducts = 0;
        Array.Clear(_changes);
    }

    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(_next);
        writer.Write(_count);
        foreach (var change in _changes)
            writer.Write(change);
    }

    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Reset();
        _next = reader.ReadInt32();
        _count = reader.ReadInt32();
        foreach (ref var change in _changes.AsSpan())
            change = reader.ReadInt64();
        var oldest = IsReady ? _next : 0;
        for (var i = 1; i < _count; i++)
            AddPair(_changes[(oldest + i - 1) % _changes.Length], _changes[(oldest + i) % _changes.Length]);
    }

    private int Following(int index) => index == window ? 0 : index + 1;

    private void AddPair(long before, long after)
    {
        _sumBefore += before;
        _sumAfter += after;
        _sumOfProducts += (Int128)before * after;
    }

    private void Remove(long before, long after)
    {
        _sumBefore -= before;
        _sumAfter -= after;
        _sumOfProducts -= (Int128)before * after;
    }
}
