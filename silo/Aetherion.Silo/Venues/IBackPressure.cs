namespace Aetherion.Silo.Venues;

/// <summary>A bounded way out; whoever fills it waits for room before making more.</summary>
internal interface IBackPressure
{
    /// <summary>Waits until all that was added has its place.</summary>
    ValueTask DrainAsync(CancellationToken cancellationToken);
}
