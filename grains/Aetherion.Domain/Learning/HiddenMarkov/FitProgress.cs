namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>Counts iterations over all starts, from any thread.</summary>
internal sealed class FitProgress(BaumWelchOptions options, IProgress<BaumWelchProgress>? progress)
{
    private readonly Lock _lock = new();
    private readonly int _total = (options.StartCount * options.ShortRunIterations)
        + (Math.Min(options.FinalistCount, options.StartCount) * options.MaxIterations);

    private int _done;
    private double _best = double.NegativeInfinity;

    public void Add(int iterations, double logLikelihood)
    {
        if (progress is null || iterations == 0)
            return;
        lock (_lock)
        {
            _done += iterations;
            _best = Math.Max(_best, logLikelihood);
            progress.Report(new BaumWelchProgress(_done, _total, _best));
        }
    }
}
