using System.Security.Cryptography;
using Aetherion.Domain.Markets;
using Aetherion.Model;

namespace Aetherion.Host.Commands;

/// <summary>Bar files as commands use them.</summary>
internal static class BarFiles
{
    private const int BufferBytes = 1 << 16;

    /// <summary>The instrument, from everything that is known.</summary>
    public static Instrument Find(InstrumentId id)
    {
        try
        {
            return InstrumentCatalog.Simulated().Get(id);
        }
        catch (ArgumentException exception)
        {
            throw new CommandException(exception.Message, exception);
        }
    }

    /// <summary>Reads the whole file once, so that a bad row is found before anything is stored.</summary>
    public static BarFile Inspect(FileInfo file, Instrument instrument, CancellationToken cancellationToken)
    {
        if (!file.Exists)
            throw new CommandException($"The file '{file.FullName}' does not exist; give a bar file with --bars.");
        using var reader = new BarFileReader(Open(file), file.Name, instrument, Timeframe.M1);
        while (reader.TryRead(out _))
            cancellationToken.ThrowIfCancellationRequested();
        using var whole = Open(file);
        return new BarFile(file, Convert.ToHexStringLower(SHA256.HashData(whole)), reader.BarCount);
    }

    /// <summary>The file's bars; read anew each time.</summary>
    public static IEnumerable<Candle> Read(FileInfo file, Instrument instrument)
    {
        using var reader = new BarFileReader(Open(file), file.Name, instrument, Timeframe.M1);
        foreach (var candle in reader.ReadAll())
            yield return candle;
    }

    public static FileStream Open(FileInfo file) =>
        new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
}
