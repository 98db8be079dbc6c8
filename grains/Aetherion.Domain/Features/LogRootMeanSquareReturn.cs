namespace Aetherion.Domain.Features;

/// <summary>
/// The natural logarithm of the root mean square log return in the window; a root mean square below the floor counts as
/// the floor, so that a market at rest has a value.
/// </summary>
public sealed class LogRootMeanSquareReturn(int window, double floor) : IIndicator
{
    private readonly RollingWindow _returns = new(window);

    public int WarmUpPeriod => window + 1;

    public bool IsReady => _returns.IsFull;

    public double? Value
    {
        get
        {
            if (!IsReady)
                return null;
            var meanSquare = Math.Max(_returns.SumOfSquares / window, floor * floor);
            return Math.Log(meanSquare) / 2;
        }
    }

    public void Update(double logReturn) => _returns.Add(logReturn);

    public void Reset() => _returns.Reset();

    public void Save(BinaryWriter writer) => _returns.Save(writer);

    public void Restore(BinaryReader reader) => _returns.Restore(reader);
}
