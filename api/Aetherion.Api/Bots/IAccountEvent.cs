using Aetherion.Api.Live;
using Aetherion.GraphQL.Types;

namespace Aetherion.Api.Bots;

[InterfaceType("AccountEvent")]
[GraphQLDescription("AccountSnapshot, AccountUpdate, StreamGap or StreamStatus.")]
internal interface IAccountEvent : IStreamEvent;
