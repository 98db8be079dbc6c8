namespace Aetherion.Benchmarks.Venues.Latency;

/// <summary>What one round measured.</summary>
/// <param name="Milliseconds">Of every message.</param>
/// <param name="Bytes">Allocated for each message, anywhere in the process.</param>
/// <param name="Pauses">What the garbage collector did meanwhile, for a reader.</param>
/// <param name="Pace">How it was sent, for a reader.</param>
/// <param name="Mix">What was sent, for a reader.</param>
internal sealed record LatencyRound(
    double[] Milliseconds, double Bytes, double ProcessorMicroseconds, double EventsPerBatch, string Pauses, string Pace, string Mix);
