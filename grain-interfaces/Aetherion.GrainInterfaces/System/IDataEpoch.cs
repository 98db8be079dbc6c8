namespace Aetherion.GrainInterfaces;

/// <summary>
/// Names the stored data: another name means other data, or an earlier state of it, so that sequences which somebody
/// remembers mean nothing any more.
/// </summary>
public interface IDataEpoch
{
    ValueTask<string> GetAsync(CancellationToken cancellationToken);
}
