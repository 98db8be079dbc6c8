namespace Aetherion.Domain.Features;

/// <summary>
/// The log root mean square return in the window less its own slow running mean (<see cref="RunningCentre"/>), so that
/// symbols and timeframes of different volatility, calm years and wild ones are alike. A mean of logarithms is moved
/// little
/// by a short storm.
/// </summary>
public sealed class RelativeVolatility(int window, double floor, int halfLife) : IIndicator
{
    private readonly LogRootMeanSquareReturn _level = new(window, floor);
    private readonly RunningCentre _centre = new(halfLife);

    public int WarmUpPeriod => _level.WarmUpPeriod;

    public bool IsReady => _level.IsReady;

    public double? Value => _centre.Value;

    public void Update(double logReturn)
    {
        _level.Update(logReturn);
        if (_level.Value is { } level)
            _centre.Update(level);
    }

    public void Reset()
    {
        _level.Reset();
        _centre.Reset();
    }

    public void Save(BinaryWriter writer)
    {
        _level.Save(writer);
        _centre.Save(writer);
    }

    public void Restore(BinaryReader reader)
    {
        _level.Restore(reader);
        _centre.Restore(reader);
    }
}
