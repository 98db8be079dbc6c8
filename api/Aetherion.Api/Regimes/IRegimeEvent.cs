using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Regimes;

[InterfaceType("RegimeEvent")]
[GraphQLDescription("RegimeSnapshot, RegimeChange, StreamGap or StreamStatus.")]
internal interface IRegimeEvent : IStreamEvent;
