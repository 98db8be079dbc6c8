using Aetherion.Model;

namespace Aetherion.Host.Commands;

/// <summary>What <c>evaluate</c> was asked.</summary>
internal sealed record EvaluateOptions(FileInfo[] Files, FileInfo[] Train, Timeframe Timeframe)
{
    public DirectoryInfo? All { get; init; }

    /// <summary>Whether each file of <see cref="All"/> is scored by a model of the latest file before it.</summary>
    public bool IsChained { get; init; }

    public DateTime? From { get; init; }

    public DateTime? To { get; init; }

    public Market? Market { get; init; }

    /// <summary>The folder of the embedded database whose model is scored; null to train.</summary>
    public DirectoryInfo? Data { get; init; }

    public InstrumentId? Symbol { get; init; }

    public DirectoryInfo? Reference { get; init; }

    public FileInfo? Html { get; init; }

    public int Seed { get; init; }

    public bool IsJson { get; init; }

    /// <summary>Whether there is anything to evaluate but simulated markets.</summary>
    public bool HasWork => Files.Length > 0 || All is not null || Reference is not null;

    public void ThrowIfContradictory()
    {
        if (All is not null && (Files.Length > 0 || Train.Length > 0))
            throw new CommandException("--all takes every file of its folder; give no other files beside it.");
        if (All is { Exists: false })
            throw new CommandException($"--all: the folder '{All.FullName}' does not exist.");
        if (IsChained && (All is null || From is not null))
            throw new CommandException("--chain goes with --all and without --from.");
        if (Reference is { Exists: false })
            throw new CommandException($"--reference: the folder '{Reference.FullName}' does not exist.");
        if (Train.Length > 0 && Files.Length != 1)
            throw new CommandException("--train goes with one file to score; give the later file first.");
        if (Train.Length > 0 && From is not null)
            throw new CommandException(
                "--train says what is trained on, --from that it is all before; give one of them.");
        if (Data is not null && (Symbol is null || All is not null || Train.Length > 0))
            throw new CommandException("--data scores the stored model of a --symbol on files; it trains on nothing.");
        if (Data is { Exists: false })
            throw new CommandException($"--data: the folder '{Data.FullName}' does not exist; train a model first.");
        if (From is { } from && To is { } to && to <= from)
            throw new CommandException("--to is not after --from; no bar is left to score.");
        if (Timeframe < Timeframe.M1)
            throw new CommandException($"Regimes start at M1; {Timeframe} has none.");
        var needsFiles = Data is not null || Html is not null || From is not null || To is not null || Train.Length > 0;
        if (needsFiles && !HasWork)
            throw new CommandException("Give a file of one-minute bars to evaluate.");
        var missing = Files.Concat(Train).FirstOrDefault(file => !file.Exists);
        if (missing is not null)
            throw new CommandException(
                $"The file '{missing.FullName}' does not exist; give a file of one-minute bars.");
    }
}
