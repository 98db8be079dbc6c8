using Orleans.Streams;

namespace Aetherion.GrainModel.Hosting;

/// <summary>How the model finds the stream providers of its host. Orleans uses keyed services for this.</summary>
public interface INamedStreamProviders
{
    /// <summary>The provider of a name, or null.</summary>
    IStreamProvider? Find(string name);
}
