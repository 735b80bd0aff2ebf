"""Stems of irregular forms with those of their words, for the aligner; others share a stem already."""

STEMS = """
admitt=admit appli=appli,app arisen=aris aros=aros,aris ate=eat awok=awak beaten=beaten,beat becam=becom
began=began,begin begg=beg beginn=beginn,begin,beginn begun=begun,begin bent=bent,bend
better=better,better,good bigger=big bigges=bigges,big bitten=bit bled=ble blew=blow blown=blow bor=bor,bear
born=born,bear,birth bought=bought,buy bound=bound,bind bred=bre brok=break broken=broken,break brough=bring
built=built,build buri=buri,bur burnt=burnt,burn calv=calf cam=com carri=carr carry=carr caught=catch
cheape=cheap childr=childr,child chos=choos chosen=chosen,choos closer=clos closes=closes,clos colder=cold
copi=cop cri=cry cutt=cutt,cut darker=dark dealt=deal deeper=deep deepes=deep deni=den died=die digg=dig
dipp=dip dragg=drag drank=drank,drink drawn=drawn,draw dreamt=dream drew=draw dri=dry driven=driv dropp=drop
drov=driv drunk=drunk,drink dug=dug,dig dying=die earlie=earlie,ear easier=easier,eas easies=easies,eas
eaten=eat elder=elder,old empti=empt fallen=fallen,fall farthe=far faster=faster,fast fastes=fast fed=feed
feet=foot fell=fall felt=feel fewer=few fitt=fit fled=fle flew=fly flown=flown,fly forbad=forbid forgav=forgiv
forgot=forget fought=fight found=found,find froz=freez frozen=frozen,freez furthe=furthe,far,furthe gav=giv
gees=goos gett=get given=given,giv goe=going gon=gon,going got=got,get gotten=get grew=grow
ground=ground,grind,ground grown=grown,grow halv=half happie=happ harder=hard hardes=hard heavie=heav
held=held,hold hidden=hidden,hid higher=higher,high highes=high hitt=hit hung=hung,hang hurri=hurr kept=keep
knew=know kniv=knif known=known,know labell=label laid=lay lain=lie larger=larger,larg larges=larges,larg
later=later,lat,later latest=latest,last lay=lay,lie leapt=leap learnt=learnt,learn leav=leav,leaf,leav
led=lead left=left,leav lent=lent,lend lett=let lic=lous lied=lie lighte=lighte,light lit=lit,light
liv=liv,lif,liv loav=loaf longer=longer,long longes=long lost=lost,los lower=lower,low lowest=low lying=lie
mad=mad,mak marri=marri,marr meant=mean men=men,man met=met,meet mic=mic,mous mistoo=mistak modell=model
modifi=modifi,modif nearer=near neares=neares,near newer=newer,new newest=newest,new occupi=occup
occurr=occurr,occur older=older,old oldest=old omitt=omit overca=overco oxen=ox paid=pay plann=plan
poorer=poor proven=prov putt=put ran=run rang=rang,ring referr=refer reli=reli,rel repli=repli,rep richer=rich
ridden=ridden,rid risen=risen,ris robb=robb,rob rod=rid ros=ros,ris rung=ring runn=runn,run said=said,say
sang=sing sank=sink sat=sit saw=saw,see seen=see selv=self sent=sent,send sett=sett,set sewn=sew shaken=shak
shelv=shelv,shelf shipp=ship shon=shin shook=shook,shak shorte=shorte,short shot=shot,shoot shown=shown,show
shrank=shrink sitt=sit slept=sleep slipp=slip slower=slower,slow smalle=smalle,small smelt=smell sold=sell
sought=seek sown=sow spelt=spell spent=spend spilt=spill spoilt=spoil spok=speak spoken=speak sprang=spr
sprung=spr spun=spun,spin stepp=stepp,step stol=stol,steal stolen=steal stood=stood,stand stopp=stop
strick=strik struck=struck,strik strung=str stuck=stick studi=stud stung=sting sung=sung,sing sunk=sink
suppli=suppli,supp swam=swim swept=swept,sweep swimm=swim swor=swear sworn=sworn,swear swum=swim swung=swing
taken=tak tapp=tap taught=taught,teach teeth=tooth thiev=thiev,thief though=though,think threw=throw
thrown=throw tied=tied,tie told=tell took=took,tak tor=tor,tear torn=torn,tear trapp=trapp,trap tri=tri,try
tying=tie used=used,use using=using,use vari=vari,var verifi=verifi,verif warmer=warmer,warm
weaker=weaker,weak went=going wept=weep wider=wider,wid widest=wid winn=win wiv=wif wok=wak woken=wak
wolv=wolv,wolf women=women,woman won=win wor=wear worn=wear worri=worri,worr wors=wors,wors,bad
wound=wound,wind,wound wov=weav woven=weav wrapp=wrapp,wrap writte=writte,writ wrot=writ younge=younge,young
"""
