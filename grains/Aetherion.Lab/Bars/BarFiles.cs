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
    /// <exception cref="BarFileException">It is no bar file, or a row is bad.</exception>
    public static BarFile Inspect(FileInfo file, Instrument instrument, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!file.Exists)
            throw new FileNotFoundException(
                $"The file '{file.FullName}' does not exist; give a bar file with --bars.", file.FullName);
        using var reader = new BarFileReader(Open(file), file.Name, instrument, Timeframe.M1);
        while (reader.TryRead(out _))
            cancellationToken.ThrowIfCancellationRequested();
        using var whole = Open(file);
        return new BarFile(file, Convert.ToHexStringLower(SHA256.HashData(whole)), reader.BarCount);
    }

    /// <summary>The file's bars; read anew each time.</summary>
    public static IEnumerable<Candle> Read(
        FileInfo file, Instrument instrument, CancellationToken cancellationToken) =>
        Read(file, instrument, progress: null, cancellationToken);

    /// <summary>The file's bars; read anew each time. Before each of them, and at the end, it is told how far it is.</summary>
    public static IEnumerable<Candle> Read(
        FileInfo file, Instrument instrument, IProgress<BarFileProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var stream = Open(file);
        var length = stream.Length;
        using var reader = new BarFileReader(stream, file.Name, instrument, Timeframe.M1);
        while (reader.TryRead(out var candle))
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new BarFileProgress(stream.Position, length));
            yield return candle;
        }
        progress?.Report(new BarFileProgress(stream.Position, length));
    }

    public static FileStream Open(FileInfo file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new FileStream(
            file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
    }
}
