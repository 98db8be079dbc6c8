using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.Model;

namespace Aetherion.Domain.Monitoring;

/// <summary>
/// What an anomaly detector sees of a bar: return and range over the usual size of returns, and activity. What is usual
/// outlives a hole in the bars, as that of the detector does.
/// </summary>
internal sealed class AnomalyInputRows(AnomalyOptions options) : IInputRows
{
    private static readonly int[] WindowBars = [1, 1, new FeatureOptions().RelativeVolumeWindow];

    private readonly AnomalyRows _rows = new(options);
    private readonly double[] _row = new double[AnomalyRows.ColumnCount];

    public IReadOnlyList<int> Windows => WindowBars;

    public ReadOnlySpan<double> Row => _row;

    public bool TryUpdate(in ClosedBar bar) => _rows.TryRead(bar.Features, _row);

    public void Interrupt()
    {
        // What is usual is known still, and the windows of the features are those of the bars.
    }

    public void Save(BinaryWriter writer) => _rows.Save(writer);

    public void Restore(BinaryReader reader) => _rows.Restore(reader);
}
