namespace Aetherion.Domain.Monitoring;

/// <summary>What an <see cref="InputDriftWindow"/> knows, to be stored and restored.</summary>
/// <param name="Sequence">The last bar seen.</param>
/// <param name="Features">The windows of the features in binary.</param>
/// <param name="Bins">Of the rows compared, oldest first.</param>
public sealed record InputDriftState(long Sequence, byte[] Features, byte[] Bins);
