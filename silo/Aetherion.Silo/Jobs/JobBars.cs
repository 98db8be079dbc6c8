using System.Globalization;
using Aetherion.Domain.Markets;
using Aetherion.GrainInterfaces;
using Aetherion.Lab.Bars;
using Aetherion.Lab.Models;
using Aetherion.Model;

namespace Aetherion.Silo.Jobs;

/// <summary>The bars a job is trained on: those of a file in the folder of bar files, or the stored ones.</summary>
public sealed class JobBars(IMarketDataHistory history, BarFolder folder, BarFolderOptions options)
{
    private const string Again = "then ask for the training again.";

    /// <param name="progress">Told how much of the file is read; of stored bars nothing.</param>
    /// <exception cref="InvalidDataException">The file cannot be used; the message says what to do.</exception>
    public IAsyncEnumerable<Candle> Read(
        TrainingJobRequest request,
        Instrument instrument,
        IProgress<BarFileProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.File is { } name
            ? ReadFile(request, name, instrument, progress, cancellationToken).ToAsyncEnumerable()
            : StoredBars.ReadAsync(
                history, request.Instrument, request.Timeframe, request.From, request.To, cancellationToken);
    }

    private IEnumerable<Candle> ReadFile(
        TrainingJobRequest request,
        string name,
        Instrument instrument,
        IProgress<BarFileProgress>? progress,
        CancellationToken cancellationToken)
    {
        var (file, refusal) = folder.Find(name);
        if (file is null)
            throw new InvalidDataException($"{refusal!.Message} After that, ask for the training again.");
        var count = 0;
        using var bars = BarFiles.Read(file, instrument, progress, cancellationToken).GetEnumerator();
        while (TryMoveNext(bars, name))
        {
            if (!IsWithin(request, bars.Current))
                continue;
            if (++count > options.BarsMax)
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The file '{name}' has more than {options.BarsMax} bars to train on. Say from and to, {Again}"));
            yield return bars.Current;
        }
    }

    private static bool TryMoveNext(IEnumerator<Candle> bars, string name)
    {
        try
        {
            return bars.MoveNext();
        }
        catch (BarFileException exception)
        {
            throw new InvalidDataException($"{exception.Message}. Put a whole file in its place, {Again}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException(
                $"The file '{name}' cannot be read. Let the service read it, or put it there again, {Again}", exception);
        }
    }

    private static bool IsWithin(TrainingJobRequest request, Candle bar) =>
        (request.From is null || bar.OpenTime >= request.From) && (request.To is null || bar.CloseTime <= request.To);
}
