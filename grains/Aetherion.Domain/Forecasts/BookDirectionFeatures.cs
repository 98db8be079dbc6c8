using Aetherion.Model;

namespace Aetherion.Domain.Forecasts;

/// <summary>
/// What the best prices of an order book say about its next move, collected between two samples, a second apart:
/// imbalance of the sizes at the best prices, (bid - ask) / (bid + ask); order-flow imbalance (Cont, Kukanov and
/// Stoikov 2014) summed over the second, divided by the mean size at the best prices; and the change of the midpoint
/// over the second, in spreads. Allocates nothing.
/// </summary>
public sealed class BookDirectionFeatures
{
    /// <summary>Columns of a row.</summary>
    public const int ColumnCount = 3;

    /// <summary>The largest order-flow imbalance and change, in size.</summary>
    private const double Limit = 20;

    private readonly double[] _row = new double[ColumnCount];
    private Price _bid;
    private Quantity _bidSize;
    private Price _ask;
    private Quantity _askSize;
    private double _flow;
    private double _sizes;
    private long _count;
    private double _sampledMidpoint;

    /// <summary>Whether there are best prices on both sides.</summary>
    public bool IsReady => _ask.Ticks > 0;

    /// <summary>Half of the sum of the best prices, in ticks.</summary>
    public double Midpoint => (_bid.Ticks + _ask.Ticks) / 2.0;

    /// <summary>Takes the best prices and sizes after a change of the book.</summary>
    /// <exception cref="ArgumentException">The book is crossed or a size is negative; nothing changes.</exception>
    public void Update(Price bid, Quantity bidSize, Price ask, Quantity askSize)
    {
        if (bid.Ticks <= 0 || bid >= ask || bidSize.Lots < 0 || askSize.Lots < 0)
        {
            throw new ArgumentException(
                $"Best prices of {bid.Ticks} and {ask.Ticks} ticks make no book; ask for a snapshot.");
        }

        if (IsReady)
            _flow += Flow(bid, bidSize, ask, askSize);
        else
            _sampledMidpoint = (bid.Ticks + ask.Ticks) / 2.0;
        (_bid, _bidSize, _ask, _askSize) = (bid, bidSize, ask, askSize);
        _sizes += (bidSize.Lots + askSize.Lots) / 2.0;
        _count++;
    }

    /// <summary>Ends the second: gives its columns, valid until the next sample, and starts the next.</summary>
    /// <exception cref="InvalidOperationException">There is no book yet.</exception>
    public ReadOnlySpan<double> Sample()
    {
        if (!IsReady)
            throw new InvalidOperationException("There is no book yet; wait for its first best prices.");
        double size = (double)_bidSize.Lots + _askSize.Lots;
        double meanSize = _count > 0 ? _sizes / _count : 0;
        _row[0] = size > 0 ? (_bidSize.Lots - _askSize.Lots) / size : 0;
        _row[1] = meanSize > 0 ? Math.Clamp(_flow / meanSize, -Limit, Limit) : 0;
        _row[2] = Math.Clamp((Midpoint - _sampledMidpoint) / (_ask.Ticks - _bid.Ticks), -Limit, Limit);
        _sampledMidpoint = Midpoint;
        _flow = _sizes = 0;
        _count = 0;
        return _row;
    }

    private double Flow(Price bid, Quantity bidSize, Price ask, Quantity askSize)
    {
        double flow = 0;
        if (bid >= _bid)
            flow += bidSize.Lots;
        if (bid <= _bid)
            flow -= _bidSize.Lots;
        if (ask <= _ask)
            flow -= askSize.Lots;
        if (ask >= _ask)
            flow += _askSize.Lots;
        return flow;
    }
}
