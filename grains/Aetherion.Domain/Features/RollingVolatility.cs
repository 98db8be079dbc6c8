namespace Aetherion.Domain.Features;

/// <summary>
/// The sample standard deviation (n - 1) of the log returns in the window, per bar, current bar included. 0 when all
/// returns are equal.
/// </summary>
public sealed class RollingVolatility(int window) : IIndicator
{
    private readonly RollingWindow _returns = new(window);

    public int WarmUpPeriod => window + 1;

    public bool IsReady => _returns.IsFull;

    public double? Value => IsReady ? Math.Sqrt(Variance) : null;

    // Sums leave a rounding error of either sign when all returns are equal.
    private double Variance =>
        Math.Max(0, (_returns.SumOfSquares - (_returns.Sum * _returns.Sum / window)) / (window - 1));

    public void Update(double logReturn) => _returns.Add(logReturn);

    public void Reset() => _returns.Reset();

    public void Save(BinaryWriter writer) => _returns.Save(writer);

    public void Restore(BinaryReader reader) => _returns.Restore(reader);
}
