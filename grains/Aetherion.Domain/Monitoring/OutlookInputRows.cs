using Aetherion.Domain.Forecasts;
using Aetherion.Model;

namespace Aetherion.Domain.Monitoring;

/// <summary>The inputs of the outlook classifier. After a hole in the bars they begin anew, as those of the forecaster do.</summary>
internal sealed class OutlookInputRows : IInputRows
{
    private readonly OutlookFeatures _features = new();

    public IReadOnlyList<int> Windows => OutlookFeatures.Windows;

    public ReadOnlySpan<double> Row => _features.Row;

    /// <summary>A bar without usable prices is left out.</summary>
    public bool TryUpdate(in ClosedBar bar)
    {
        if (!UsableBar.IsUsable(bar.Candle))
            return false;
        _features.Update(bar.Candle);
        return _features.IsReady;
    }

    public void Interrupt() => _features.Reset();

    public void Save(BinaryWriter writer) => _features.Save(writer);

    public void Restore(BinaryReader reader) => _features.Restore(reader);
}
