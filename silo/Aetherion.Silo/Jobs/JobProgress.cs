using Aetherion.Lab.Bars;
using Aetherion.Lab.Training;

namespace Aetherion.Silo.Jobs;

/// <summary>
/// The latest progress of a job, told from any thread. How many bars a file has is not known before its end, its length is:
/// while one is read, bytes are counted.
/// </summary>
internal sealed class JobProgress : IProgress<TrainingProgress>, IProgress<BarFileProgress>
{
    private TrainingProgress _latest = new(TrainingStage.Reading, 0, null, 0);
    private long _bytesDone;
    private long _bytesTotal;

    public TrainingProgress Latest
    {
        get
        {
            var latest = Volatile.Read(ref _latest);
            return latest.Stage == TrainingStage.Reading && Volatile.Read(ref _bytesTotal) is > 0 and var total
                ? latest with { Done = Volatile.Read(ref _bytesDone), Total = total }
                : latest;
        }
    }

    public void Report(TrainingProgress value) => Volatile.Write(ref _latest, value);

    public void Report(BarFileProgress value)
    {
        Volatile.Write(ref _bytesDone, value.BytesDone);
        Volatile.Write(ref _bytesTotal, value.BytesTotal);
    }
}
