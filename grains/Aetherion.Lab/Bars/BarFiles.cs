using System.Security.Cryptography;
using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Lab.Bars;

/// <summary>Files of one-minute bars as commands and jobs use them.</summary>
public static class BarFiles
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Reads the whole file once, so that a bad row is found before anything is stored.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="BarFileException">It is no file of one-minute bars, or a row is bad.</exception>
    public static BarFile Inspect(FileInfo file, Instrument instrument, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!file.Exists)
            throw new FileNotFoundException(
                $"The file '{file.FullName}' does not exist; give a bar file with --bars.", file.FullName);
        using var reader = new BarFileReader(Open(file), file.Name, instrument, Timeframe.M1);
        var steps = new BarSteps();
        while (reader.TryRead(out var candle))
        {
            cancellationToken.ThrowIfCancellationRequested();
            steps.Add(candle.OpenTime);
        }
        steps.ThrowIfNotOfMinutes(file.Name);
        using var whole = Open(file);
        return new BarFile(file, Convert.ToHexStringLower(SHA256.HashData(whole)), reader.BarCount);
    }

    /// <summary>
    /// The file's bars; read anew each time. Bars of another length are found after the last one, so that nothing is read
    /// twice: use none before all are read, unless the file was inspected.
    /// </summary>
    /// <exception cref="BarFileException">It is no file of one-minute bars, or a row is bad.</exception>
    public static IEnumerable<Candle> Read(
        FileInfo file, Instrument instrument, CancellationToken cancellationToken) =>
        Read(file, instrument, progress: null, cancellationToken);

    /// <summary>The same. Before each bar, and at the end, it is told how far it is.</summary>
    /// <exception cref="BarFileException">It is no file of one-minute bars, or a row is bad.</exception>
    public static IEnumerable<Candle> Read(
        FileInfo file, Instrument instrument, IProgress<BarFileProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var stream = Open(file);
        var length = stream.Length;
        using var reader = new BarFileReader(stream, file.Name, instrument, Timeframe.M1);
        var steps = new BarSteps();
        while (reader.TryRead(out var candle))
        {
            cancellationToken.ThrowIfCancellationRequested();
            steps.Add(candle.OpenTime);
            progress?.Report(new BarFileProgress(stream.Position, length));
            yield return candle;
        }
        progress?.Report(new BarFileProgress(stream.Position, length));
        steps.ThrowIfNotOfMinutes(file.Name);
    }

    public static FileStream Open(FileInfo file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new FileStream(
            file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
    }
}
